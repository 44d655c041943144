import type { SettingCheck, Settings } from '../../configuration/index.ts'

/** Where an S3 bucket is and how to get in. */
export interface S3Access {
  /** Undefined for Amazon's own of the region. */
  readonly endpoint: string | undefined
  readonly region: string
  readonly bucket: string
  /** Before every name, `brevdue/`; '' when the bucket is ours alone. */
  readonly prefix: string
  /** Undefined: found where the machine keeps them (a role of the machine, AWS's own environment). */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined
  /** The bucket stands in the address's path, not in its host. */
  readonly pathStyle: boolean
}

type S3Settings = Pick<Settings, 'S3_ENDPOINT' | 'S3_REGION' | 'S3_BUCKET' | 'S3_PREFIX' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY' | 'S3_PATH_STYLE'>

/** What the settings' shape does not tell: a bucket, and both halves of a key or neither. */
export const checkS3Settings: SettingCheck = ({ CONTENT_STORE, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY }) => {
  if (CONTENT_STORE !== 's3') return []
  const halved = (S3_ACCESS_KEY_ID === undefined) !== (S3_SECRET_ACCESS_KEY === undefined)
  return [
    ...(S3_BUCKET === undefined ? ['S3_BUCKET: CONTENT_STORE=s3 needs it.'] : []),
    ...(halved ? ['S3_ACCESS_KEY_ID: it and S3_SECRET_ACCESS_KEY belong together.'] : []),
  ]
}

/** The access that checked settings tell of. */
export function s3AccessOf(settings: S3Settings): S3Access {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET = '', S3_PREFIX, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_PATH_STYLE } = settings
  const credentials = S3_ACCESS_KEY_ID === undefined || S3_SECRET_ACCESS_KEY === undefined ? undefined : { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY }
  return { endpoint: S3_ENDPOINT, region: S3_REGION, bucket: S3_BUCKET, prefix: S3_PREFIX, credentials, pathStyle: S3_PATH_STYLE }
}

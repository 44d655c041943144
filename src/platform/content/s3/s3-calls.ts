import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import type { Outage } from '../../log/index.ts'
import { BlobMissing, StorageFull } from '../blob-store.ts'
import type { Blob } from '../blob-store.ts'
import type { S3Access } from './s3-access.ts'
import { blobError, isBehindEnd, isNoUpload } from './s3-failure.ts'

/** How long the store may take. */
export interface S3Patience {
  readonly connectionMs: number
  /** Without a byte in either direction. */
  readonly silenceMs: number
  /** A whole call, with all attempts. */
  readonly callMs: number
  readonly attempts: number
}

/** A part that the store has; the checksum only if the store keeps one. */
export interface StoredPart {
  readonly PartNumber: number
  readonly ETag: string
  readonly ChecksumCRC32?: string
}

/** An upload that was begun and not ended. */
interface OpenUpload {
  readonly key: string
  readonly uploadId: string
  /** Machine time of the store, epoch ms. */
  readonly begunMs: number
}

/** Between two uploads in their order; nothing: before the first. */
export interface UploadPlace {
  readonly KeyMarker?: string
  readonly UploadIdMarker?: string
}

export interface UploadPage {
  readonly uploads: readonly OpenUpload[]
  readonly next: UploadPlace | undefined
}

// Never fewer than uploads and readings that a process has at once.
const maxSockets = 512

/** The calls of the S3 protocol that the store needs, each bounded in time and attempts. They throw what `BlobStore` promises. */
export class S3Calls {
  private readonly client: S3Client
  private readonly access: S3Access
  private readonly patience: S3Patience
  private readonly outage: Outage

  constructor(access: S3Access, patience: S3Patience, outage: Outage) {
    const { endpoint, region, credentials, pathStyle } = access
    this.access = access
    this.patience = patience
    this.outage = outage
    this.client = new S3Client({
      region,
      forcePathStyle: pathStyle,
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(credentials === undefined ? {} : { credentials }),
      maxAttempts: patience.attempts,
      requestHandler: { connectionTimeout: patience.connectionMs, socketTimeout: patience.silenceMs, httpAgent: { maxSockets }, httpsAgent: { maxSockets } },
    })
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await this.call((abortSignal) => this.client.send(new PutObjectCommand({ ...this.at(key), Body: bytes }), { abortSignal }))
  }

  /** The bytes from start up to end (excluded), fewer where the blob ends. */
  get(key: string, start: number, end: number): Promise<Uint8Array> {
    return this.call(async (abortSignal) => {
      const command = new GetObjectCommand({ ...this.at(key), Range: `bytes=${start}-${end - 1}` })
      const answer = await this.client.send(command, { abortSignal }).catch((error: unknown) => {
        if (isBehindEnd(error)) return undefined
        throw error
      })
      return (await answer?.Body?.transformToByteArray()) ?? new Uint8Array()
    })
  }

  async remove(key: string): Promise<void> {
    await this.call((abortSignal) => this.client.send(new DeleteObjectCommand(this.at(key)), { abortSignal }))
  }

  /** A page of the blobs whose keys begin with `prefix` and come after `after`. */
  async list(prefix: string, after: string): Promise<{ readonly blobs: readonly Blob[]; readonly more: boolean }> {
    const command = new ListObjectsV2Command({ Bucket: this.access.bucket, Prefix: prefix, ...(after === '' ? {} : { StartAfter: after }) })
    const { Contents = [], IsTruncated = false } = await this.call((abortSignal) => this.client.send(command, { abortSignal }))
    return { blobs: Contents.map(({ Key = '', Size = 0, LastModified }) => ({ name: Key, size: Size, modifiedMs: LastModified?.getTime() ?? Infinity })), more: IsTruncated }
  }

  async beginUpload(key: string): Promise<string> {
    const command = new CreateMultipartUploadCommand({ ...this.at(key), ChecksumAlgorithm: 'CRC32' })
    const { UploadId } = await this.call((abortSignal) => this.client.send(command, { abortSignal }))
    if (UploadId === undefined) throw blobError(undefined)
    return UploadId
  }

  async uploadPart(key: string, uploadId: string, number: number, bytes: Uint8Array): Promise<StoredPart> {
    const command = new UploadPartCommand({ ...this.at(key), UploadId: uploadId, PartNumber: number, Body: bytes })
    const { ETag, ChecksumCRC32 } = await this.call((abortSignal) => this.client.send(command, { abortSignal }))
    if (ETag === undefined) throw blobError(undefined)
    return { PartNumber: number, ETag, ...(ChecksumCRC32 === undefined ? {} : { ChecksumCRC32 }) }
  }

  async completeUpload(key: string, uploadId: string, parts: readonly StoredPart[]): Promise<void> {
    const command = new CompleteMultipartUploadCommand({ ...this.at(key), UploadId: uploadId, MultipartUpload: { Parts: [...parts] } })
    await this.call((abortSignal) => this.client.send(command, { abortSignal }))
  }

  /** Forgets an upload with its parts; one that is no longer there is forgotten already. */
  async abortUpload(key: string, uploadId: string): Promise<void> {
    const command = new AbortMultipartUploadCommand({ ...this.at(key), UploadId: uploadId })
    await this.call((abortSignal) =>
      this.client.send(command, { abortSignal }).catch((error: unknown) => {
        if (!isNoUpload(error)) throw error
      }),
    )
  }

  /** A page of the uploads that are open now in the whole bucket (MinIO finds none by a prefix), and where the next begins. */
  async openUploads(from: UploadPlace): Promise<UploadPage> {
    const command = new ListMultipartUploadsCommand({ Bucket: this.access.bucket, ...from })
    const { Uploads = [], IsTruncated, NextKeyMarker = '', NextUploadIdMarker = '' } = await this.call((abortSignal) => this.client.send(command, { abortSignal }))
    const uploads = Uploads.map(({ Key = '', UploadId = '', Initiated }) => ({ key: Key, uploadId: UploadId, begunMs: Initiated?.getTime() ?? Infinity }))
    return { uploads, next: IsTruncated === true && uploads.length > 0 ? { KeyMarker: NextKeyMarker, UploadIdMarker: NextUploadIdMarker } : undefined }
  }

  close(): void {
    this.client.destroy()
  }

  private at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.access.bucket, Key: key }
  }

  private async call<T>(send: (abortSignal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      const answer = await send(AbortSignal.timeout(this.patience.callMs))
      this.outage.end()
      return answer
    } catch (cause) {
      const error = blobError(cause)
      if (!(error instanceof BlobMissing || error instanceof StorageFull)) this.outage.begin(error)
      throw error
    }
  }
}

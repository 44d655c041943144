import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const durationMs = z.coerce.number().int().positive()
const flag = z.enum(['true', 'false']).transform((word) => word === 'true')

/** One setting: its shape, what it is for, and whether its value must never be shown. */
export interface SettingDescription {
  readonly schema: z.ZodType
  readonly purpose: string
  readonly secret?: true
}

/** Every setting of the program; docs/operations/configuration.md is generated from this table. */
export const settingDescriptions = {
  PORT: { schema: port.default(3000), purpose: 'Port of the portals and, in the sandbox, of every interface; 0 = any free port.' },
  HOST: { schema: z.string().min(1).default('127.0.0.1'), purpose: 'Address to listen on.' },
  BREVDUE_MODE: { schema: z.enum(['sandbox', 'production']).default('sandbox'), purpose: 'sandbox: everything embedded and a movable clock; production: every outside part configured.' },
  BREVDUE_DATA: { schema: z.string().min(1).default('./data'), purpose: 'Folder for the embedded database, large contents and keys.' },
  DATABASE_URL: { schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(), purpose: 'PostgreSQL to use; without it the sandbox starts its own.', secret: true },
  DATABASE_POOL: { schema: z.coerce.number().int().min(2).max(200).default(16), purpose: 'Connections a process keeps at most.' },
  PUBLIC_URL: { schema: z.url({ protocol: /^https?$/ }).optional(), purpose: 'Address under which people reach the portals; needed in production, https.' },
  CONTENT_URL: { schema: z.url({ protocol: /^https?$/ }).optional(), purpose: 'Origin of its own for documents of letters.' },
  LOG_LEVEL: { schema: z.enum(['error', 'warn', 'info', 'debug', 'silent']).default('info'), purpose: 'Least level that is logged.' },
  SFTP_PORT: { schema: port.default(2222), purpose: 'Port of the SFTP interface; 0 = any free port. Systems are told from each other by their addresses, so no proxy may stand before it.' },
  SFTP_HOST_KEY_FILE: { schema: z.string().min(1).optional(), purpose: 'File with the host key of the SFTP interface (private, OpenSSH or PEM); needed in production where the part sftp runs, the sandbox makes one in its data folder.' },
  SFTP_SPOOL_MAX_BYTES: { schema: z.coerce.number().int().positive().default(20_000_000_000), purpose: 'What the uploads of one system that are not taken in yet may take on the disk of a process.' },
  BREVDUE_MASTER_KEYS: { schema: z.string().optional(), purpose: 'Keys that wrap the content keys, `id:base64,…`, the first is current; the sandbox makes one in its data folder.', secret: true },
  SYSTEM_PORT: { schema: port.optional(), purpose: 'Port of a system-interface listener of its own; needed in production.' },
  SYSTEM_TLS_CERT: { schema: z.string().optional(), purpose: 'File with the certificate of the system interface and those above it (PEM); with it SYSTEM_PORT speaks TLS. Read again when it changes.' },
  SYSTEM_TLS_KEY: { schema: z.string().optional(), purpose: 'File with the private key of that certificate (PEM, without password).' },
  SYSTEM_CLIENT_CA: { schema: z.string().optional(), purpose: 'File with the authorities whose certificates systems call with (PEM), each one that issues to clients; needed in production.' },
  SYSTEM_CLIENT_CRL: { schema: z.string().optional(), purpose: 'File or folder of lists of revoked certificates (PEM or DER). Read again when it changes.' },
  SYSTEM_PROXY_CERT_HEADER: {
    schema: z.string().regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header').transform((name) => name.toLowerCase()).optional(),
    purpose: 'Header in which a proxy of TRUSTED_PROXIES hands on the certificate of its caller: PEM in URL encoding, or as in RFC 9440.',
  },
  SANDBOX_TLS_PORT: { schema: port.optional(), purpose: 'Port on which a sandbox serves the system interface by TLS as well, for certificates of "brevdue sandbox-ca"; 0 = any free port.' },
  OPERATIONS_PORT: { schema: port.optional(), purpose: 'Port of the operations listener (/health); default: the portal port.' },
  TRUSTED_PROXIES: { schema: z.string().default(''), purpose: 'Addresses or ranges of proxies whose X-Forwarded-For and certificate header are believed, separated by commas.' },
  BREVDUE_SANDBOX_ALLOW: { schema: z.string().default(''), purpose: 'Ranges besides loopback that may use the sandbox API, separated by commas.' },
  BREVDUE_ALLOWED_HOSTS: { schema: z.string().default(''), purpose: 'Host headers accepted besides localhost, 127.0.0.1 and PUBLIC_URL, separated by commas.' },
  OIDC_ISSUER: { schema: z.url().optional(), purpose: 'Identity provider for logins in production.' },
  OIDC_CLIENT_ID: { schema: z.string().optional(), purpose: 'Client id at the identity provider.' },
  OIDC_CLIENT_SECRET: { schema: z.string().optional(), purpose: 'Client secret at the identity provider.', secret: true },
  SMTP_URL: { schema: z.url({ protocol: /^smtps?$/ }).optional(), purpose: 'Mail server, `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`; needed in production, without it the sandbox catches e-mails.', secret: true },
  MAIL_FROM: { schema: z.string().default('Brevdue <brevdue@brevdue.example>'), purpose: 'Sender of e-mails, `Name <address>`; needed in production.' },
  SESSION_IDLE_MS: { schema: durationMs.default(30 * 60_000), purpose: 'A session ends after this long without a request.' },
  SESSION_ABSOLUTE_MS: { schema: durationMs.default(8 * 3_600_000), purpose: 'A session ends this long after login.' },
  MAX_LETTER_BYTES: { schema: z.coerce.number().int().positive().default(99_500_000), purpose: 'Largest message as transferred (Digital Post: 99.5 MB).' },
  CONTAINER_MAX_BYTES: { schema: z.coerce.number().int().positive().default(10_000_000_000), purpose: 'Largest container of letters as transferred.' },
  CONTAINER_MAX_UNPACKED_BYTES: { schema: z.coerce.number().int().positive().default(50_000_000_000), purpose: 'Largest container of letters unpacked.' },
  CONTAINER_MAX_ENTRIES: { schema: z.coerce.number().int().min(1).max(10_000_000).default(1_000_000), purpose: 'Letters in one container at most.' },
  CONTAINER_MAX_RATIO: {
    schema: z.coerce.number().min(1).default(1_000),
    purpose: 'A container beyond 8 MB unpacked is refused when it is more than so many times as large as transferred; letters with one and the same document reach some hundreds.',
  },
  CONTAINER_DECODER_BYTES: {
    schema: z.coerce.number().int().min(1_000_000).max(4_000_000_000).default(100_000_000),
    purpose: 'Memory that unpacking one container may take: the dictionary that its compression names (`xz -9` needs 68 MB).',
  },
  INLINE_CONTENT_BYTES: { schema: z.coerce.number().int().nonnegative().max(10_000_000).default(262_144), purpose: 'Letters up to this size are rows; larger ones go to the content store.' },
  CONTENT_STORE: { schema: z.enum(['file', 's3']).default('file'), purpose: 'Where larger letters are kept: file = the folder `content` of BREVDUE_DATA, s3 = a bucket.' },
  S3_ENDPOINT: { schema: z.url({ protocol: /^https?$/ }).optional(), purpose: 'Address of the S3 server; without it Amazon\'s of the region.' },
  S3_REGION: { schema: z.string().min(1).default('us-east-1'), purpose: 'Region of the bucket; servers of one\'s own take any.' },
  S3_BUCKET: { schema: z.string().min(3).optional(), purpose: 'Bucket of the contents; it must exist. Needed for CONTENT_STORE=s3.' },
  S3_PREFIX: { schema: z.string().regex(/^([\w.-]+\/)*$/, 'must be empty or end with "/"').default(''), purpose: 'Before the name of every object, `brevdue/`; needed where the bucket is not Brevdue\'s alone.' },
  S3_ACCESS_KEY_ID: { schema: z.string().min(1).optional(), purpose: 'Key to the bucket; without it the machine\'s own role is used.', secret: true },
  S3_SECRET_ACCESS_KEY: { schema: z.string().min(1).optional(), purpose: 'Its secret.', secret: true },
  S3_PATH_STYLE: { schema: flag.default(true), purpose: 'true: the bucket stands in the path of the address, as servers of one\'s own want it; false: in its host.' },
  CLAMD_ADDRESS: { schema: z.string().default(''), purpose: 'Where clamd listens, `host:port` or the path of its socket: every file of a letter is scanned for viruses. Empty = nothing is scanned.' },
  CLAMD_MAX_BYTES: { schema: z.coerce.number().int().positive().default(26_214_400), purpose: 'Largest file that clamd scans; larger ones are refused. Not above its StreamMaxLength and MaxFileSize.' },
  CLAMD_TIMEOUT_MS: { schema: durationMs.default(60_000), purpose: 'A file about which clamd is silent for so long waits.' },
  OUTBOUND_ALLOW: { schema: z.string().default(''), purpose: 'Private ranges in which systems may have endpoints (CIDR), separated by commas; in the sandbox also this machine.' },
  DELIVERY_TIMEOUT_MS: { schema: durationMs.default(30_000), purpose: 'A call to the endpoint of a system, from its name to its answer, takes no longer.' },
  SINGLES_PER_MINUTE: { schema: z.coerce.number().int().min(1).max(1_000_000).default(200), purpose: 'Single letters of one system within a minute before its next ones go in the bulk lane.' },
  READING_THREADS: { schema: z.coerce.number().int().min(0).max(64).optional(), purpose: 'Threads of a worker that read, check and seal the letters of containers; without it one for each core but one, at most 4.' },
  MAILING_MAX_FAULT_PERCENT: { schema: z.coerce.number().min(0).max(100).default(5), purpose: 'A mailing pauses when more of its letters are faulty, counted since somebody last let it go on.' },
  MAILING_MIN_FAULTS: { schema: z.coerce.number().int().min(1).default(20), purpose: 'Fewer faulty letters than this never pause a mailing.' },
  MAILING_STEP_PAUSE_MS: { schema: durationMs.default(5 * 60_000), purpose: 'Business time between the steps of a mailing, which begins with 1 %, then 10 %, then all of its letters.' },
  WORK_BATCH: { schema: z.coerce.number().int().min(1).max(5_000).default(250), purpose: 'Letters a worker claims at once.' },
  WORK_LEASE_MS: { schema: durationMs.default(30_000), purpose: 'A claim of a worker that died is free again after this long.' },
  DELIVERY_SLOTS: { schema: z.coerce.number().int().min(1).max(1_000).default(64), purpose: 'Systems that a worker calls at the same time, for letters, receipts and notices each.' },
  SHUTDOWN_DRAIN_MS: { schema: z.coerce.number().int().min(0).max(60_000).default(0), purpose: 'After a stop signal requests are still answered for this long while /health/ready says 503, so that a load balancer can move on; longer than its interval of looking.' },
  DELIVERY_CONCURRENCY: { schema: z.coerce.number().int().min(1).max(100).default(4), purpose: 'Calls to one system at the same time.' },
  DELIVERED_CONTENT_GRACE_DAYS: { schema: z.coerce.number().min(0).max(3_650).default(7), purpose: 'The content of a letter that a receiver system has is deleted here after so many days of business time.' },
  DEMO_NATION: { schema: flag.default(true), purpose: 'Seed the demo nation when the sandbox starts on an empty database.' },
  BREVDUE_FAULT_POINT: { schema: z.string().optional(), purpose: 'Named place at which the process kills itself (outage tests only; refused in production).' },
  SUPPORT_PHONE: { schema: z.string().default('+45 00 00 00 00'), purpose: 'Support telephone shown in the footer.' },
  SUPPORT_EMAIL: { schema: z.string().default('support@brevdue.example'), purpose: 'Support address shown in the footer.' },
} as const satisfies Record<string, SettingDescription>

export type SettingName = keyof typeof settingDescriptions
export type Settings = { readonly [Name in SettingName]: z.output<(typeof settingDescriptions)[Name]['schema']> }

import type { CalledSystem } from '../../systems/index.ts'

/** Where a sender system has its receipts pushed to; undefined when it fetches them, or is closed: then they wait. */
export const receiptAddressOf = ({ isActive, protocol, receiptEndpoint }: CalledSystem): string | undefined =>
  isActive && protocol === 'REST_PUSH' ? (receiptEndpoint ?? undefined) : undefined

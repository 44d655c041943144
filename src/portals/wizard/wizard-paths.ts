type At = { readonly path: string }

/** Addresses of a wizard: of a draft's pages, and of what came of one. */
export const stepPath = ({ path }: At, draftId: string, step: string): string => `${path}/${draftId}/${step}`
export const summaryPath = (at: At, draftId: string): string => stepPath(at, draftId, 'summary')
export const discardPath = (at: At, draftId: string): string => stepPath(at, draftId, 'discard')
export const receiptPath = ({ path }: At, id: string): string => `${path}/receipts/${id}`

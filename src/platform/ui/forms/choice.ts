/** One of the answers to a question: what is sent and what is read. */
export interface Choice {
  value: string
  label: string
  hint?: string
  disabled?: boolean
}

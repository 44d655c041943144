/** Systems and a letter that the guide's commands work with as they stand. */
export interface GuideExample {
  /** Ready `Basic …` headers. */
  readonly sender: string
  readonly receiver: string
  /** The number of a company in the contact register. */
  readonly contactCvr: string
  /** Not used yet. */
  readonly messageUuid: string
  /** Answers a MeMo from the sender to the receiver under that UUID. */
  readonly sampleUrl: string
  /** Answers another MeMo of theirs at each call. */
  readonly newSampleUrl: string
  /** The page that leads to the trace of each letter. */
  readonly lettersPath: string
  /** The page with more systems. */
  readonly systemsPath: string
}

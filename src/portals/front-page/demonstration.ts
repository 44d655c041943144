/** Somebody of the demo nation who is good for something. */
export interface DemoMember {
  readonly name: string
  readonly number: string
  /** In the page's language. */
  readonly goodFor: readonly string[]
  /** Who can log in for it; the dead and the closed have nobody. */
  readonly somebody: DemoLogin | undefined
}

export interface DemoLogin {
  readonly name: string
  /** Logs in without a form. */
  readonly href: string
}

/** What the front page of a sandbox offers to try; given from above, for the portals know no sandbox. */
export interface Demonstration {
  /** Who sends the first letter, to whom; undefined without a demo nation. */
  readonly firstLetter: { readonly sender: string; readonly recipient: DemoLogin; readonly sendPath: string } | undefined
  readonly lettersPath: string
  readonly sandboxPath: string
  readonly persons: readonly DemoMember[]
  readonly companies: readonly DemoMember[]
  readonly authorities: readonly DemoMember[]
}

/** The colours of a portal: `borger` for citizens, `virk` for companies and administration, `neutral` for the front page and the sandbox. */
export type Theme = 'borger' | 'virk' | 'neutral'

/** The design system's style sheet of each theme, as named in the manifest of assets. */
export const themeStyles: Readonly<Record<Theme, string>> = {
  borger: 'dkfds-borgerdk.css',
  virk: 'dkfds-virkdk.css',
  neutral: 'dkfds.css',
}

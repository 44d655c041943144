import type { ComponentChildren } from 'preact'

/** The hidden field that carries the token against cross-site request forgery. */
export const csrfField = 'csrf'

interface FormProps {
  action: string
  /** `get` for searching and filtering, which may be bookmarked; `post` for changing something. */
  method?: 'get' | 'post'
  /** The session's token; every `post` form of a logged-in person needs it. */
  csrfToken?: string | undefined
  /** The form uploads files. */
  upload?: boolean
  id?: string
  children: ComponentChildren
}

/**
 * A form. The server checks and explains in the page's language, so the browser's own bubbles are off.
 * A script keeps a `post` form from being sent twice by a double click.
 */
export function Form({ action, method = 'post', csrfToken, upload = false, id, children }: FormProps) {
  return (
    <form
      id={id}
      action={action}
      method={method}
      encType={upload ? 'multipart/form-data' : undefined}
      noValidate
      data-submit-once={method === 'post' ? '' : undefined}
    >
      {csrfToken !== undefined && <input type="hidden" name={csrfField} value={csrfToken} />}
      {children}
    </form>
  )
}

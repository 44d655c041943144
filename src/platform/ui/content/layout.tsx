import type { ComponentChildren } from 'preact'

/** A menu or list beside the content; above it on narrow screens. */
export function SideLayout({ side, children }: { side: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="row">
      <div class="col-12 col-lg-3 side-column">{side}</div>
      <div class="col-12 col-lg-9">{children}</div>
    </div>
  )
}

/** Fields of one subject beside each other, so that a search leaves room for what it finds; one below the other on narrow screens. */
export function FieldRow({ children }: { children: ComponentChildren }) {
  return <div class="field-row">{children}</div>
}

/** The sentence below a page's title that says what the page is for. */
export function Lead({ children }: { children: ComponentChildren }) {
  return <p class="font-lead">{children}</p>
}

/** Words that only screen readers get. */
export function ScreenReaderOnly({ children }: { children: ComponentChildren }) {
  return <span class="sr-only">{children}</span>
}

/** Things in a line, with room between them: a title and its badges, a search field and a menu. */
export function Toolbar({ children }: { children: ComponentChildren }) {
  return <div class="toolbar">{children}</div>
}

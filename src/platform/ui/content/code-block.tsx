import { CopyButton } from './copy-button.tsx'

interface CodeBlockProps {
  /** Unique on the page. */
  id: string
  /** What the code is: "Send the first letter". */
  label: string
  children: string
}

/** Text to be copied and run elsewhere. */
export function CodeBlock({ id, label, children }: CodeBlockProps) {
  return (
    <figure class="code-block">
      <figcaption>{label}</figcaption>
      <div class="code-block-actions">
        <CopyButton target={id} label={label} />
      </div>
      <pre tabindex={0} role="region" aria-label={label}>
        <code id={id}>{children}</code>
      </pre>
    </figure>
  )
}

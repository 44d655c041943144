import { ButtonLink } from '../button.tsx'

interface PdfFrameProps {
  src: string
  title: string
  /** Words of the link that small devices get instead. */
  open: string
}

/**
 * A sender's PDF inside the page, in the viewer of the browser. The fragment asks for the page's full width, without a list of pages beside it.
 * Browsers of small devices show no PDF inside a page: there a link opens it.
 */
export function PdfFrame({ src, title, open }: PdfFrameProps) {
  return (
    <>
      <iframe class="document-frame pdf-frame" src={`${src}#navpanes=0&view=FitH`} title={title} />
      <p class="pdf-link">
        <ButtonLink href={src} icon="file-pdf">{open}</ButtonLink>
      </p>
    </>
  )
}

/** A sender's picture. */
export function DocumentImage({ src, title }: { src: string; title: string }) {
  return <img class="document-image" src={src} alt={title} />
}

/** A sender's PDF inside the page, where the browser has a viewer; others show nothing or a link, so the page offers the file beside it. */
export function PdfFrame({ src, title }: { src: string; title: string }) {
  return <iframe class="document-frame pdf-frame" src={src} title={title} />
}

/** A sender's picture. */
export function DocumentImage({ src, title }: { src: string; title: string }) {
  return <img class="document-image" src={src} alt={title} />
}

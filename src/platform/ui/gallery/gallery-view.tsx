import { useLanguage } from '../language-context.tsx'
import { gallery } from './gallery.ts'

/** The gallery as the content of a `Page`, below its first heading. */
export function GalleryView() {
  return (
    <>
      {gallery(useLanguage()).map(({ name, states }) => (
        <section>
          <h2>{name}</h2>
          {states.map(({ title, node }) => (
            <div class="gallery-state">
              <h3 class="h5">{title}</h3>
              {node}
            </div>
          ))}
        </section>
      ))}
    </>
  )
}

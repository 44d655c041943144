import { useLanguage } from '../language-context.tsx'
import { galleryPages } from './gallery-pages.tsx'
import { gallery } from './gallery.ts'
import { sample } from './sample.ts'

/** The gallery as the content of a `Page`, below its first heading. Whole pages stand at addresses of their own, below `path`. */
export function GalleryView({ path }: { path: string }) {
  const language = useLanguage()
  return (
    <>
      {gallery(language).map(({ name, states }) => (
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
      <h2>{sample[language].pages}</h2>
      <ul>
        {galleryPages(language).map(({ name, component, title }) => (
          <li>
            <a href={`${path}/${name}`}>{`${component}: ${title}`}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

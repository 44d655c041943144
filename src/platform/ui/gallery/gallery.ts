import type { Language } from '../../i18n/index.ts'
import { chartGallery } from './chart-gallery.tsx'
import { contentGallery } from './content-gallery.tsx'
import { controlGallery } from './control-gallery.tsx'
import { formGallery } from './form-gallery.tsx'
import type { GalleryEntry } from './gallery-entry.ts'
import { listGallery } from './list-gallery.tsx'
import { navigationGallery } from './navigation-gallery.tsx'
import { postGallery } from './post-gallery.tsx'
import { sample } from './sample.ts'

/** Every component in all its states, to be looked at and to be checked by axe on a page of the sandbox. */
export function gallery(language: Language): GalleryEntry[] {
  const words = sample[language]
  return [controlGallery, contentGallery, chartGallery, listGallery, formGallery, navigationGallery, postGallery].flatMap((entries) => entries(words))
}

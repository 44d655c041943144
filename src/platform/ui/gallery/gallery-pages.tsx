import type { Language } from '../../i18n/index.ts'
import type { GalleryPage } from './gallery-entry.ts'
import { listPages } from './list-pages.tsx'
import { sample } from './sample.ts'
import { taskPages } from './task-pages.tsx'

/** What makes a whole page, in its states. */
export const galleryPages = (language: Language): GalleryPage[] => [...taskPages(sample[language]), ...listPages(sample[language])]

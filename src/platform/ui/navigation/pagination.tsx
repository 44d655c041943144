import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { classNames } from '../class-names.ts'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-names.ts'
import { useLanguage } from '../language-context.tsx'
import { pageNumbers } from './page-numbers.ts'

const words = texts({
  da: {
    pages: 'Paginering',
    first: 'Første side',
    previous: 'Forrige',
    previousPage: 'Forrige side',
    next: 'Næste',
    nextPage: 'Næste side',
    last: 'Sidste side',
    page: (page: number) => `Side ${page}`,
    lastPage: (page: number) => `Sidste side, side ${page}`,
    pageOf: (page: number, pages: number) => `Side ${page} af ${pages}`,
    skipped: 'Prikker som indikerer skjulte sider',
  },
  en: {
    pages: 'Pagination',
    first: 'First page',
    previous: 'Previous',
    previousPage: 'Previous page',
    next: 'Next',
    nextPage: 'Next page',
    last: 'Last page',
    page: (page) => `Page ${page}`,
    lastPage: (page) => `Last page, page ${page}`,
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
    skipped: 'Dots that stand for hidden pages',
  },
})

interface PaginationProps {
  /** Counted from 1. */
  current: number
  total: number
  href: (page: number) => string
  /** Tells two paginations on a page apart. */
  label?: string
}

/** Pages by number, for lists whose length is known. Shows nothing when there is one page. */
export function Pagination({ current, total, href, label }: PaginationProps) {
  const said = words[useLanguage()]
  if (total < 2) return null
  const previous = current > 1 ? current - 1 : undefined
  const next = current < total ? current + 1 : undefined
  const link = (page: number | undefined) => (page === undefined ? undefined : href(page))
  return (
    <nav class="pagination" aria-label={label ?? said.pages}>
      <Edge end="first" icon="first-page" href={link(previous && 1)} text={said.first} />
      <PreviousLink href={link(previous)} />
      <span class="pagination-mobile">{said.pageOf(current, total)}</span>
      <ul class="pagination__items">
        {pageNumbers(current, total).map((page) =>
          page === undefined ? <Skipped /> : <PageLink page={page} href={href(page)} current={page === current} last={page === total && total > 7} />,
        )}
      </ul>
      <NextLink href={link(next)} />
      <Edge end="last" icon="last-page" href={link(next && total)} text={said.last} />
    </nav>
  )
}

interface KeysetPaginationProps {
  /** Absent on the first page. */
  previousHref?: string | undefined
  /** Absent on the last page. */
  nextHref?: string | undefined
  label?: string
}

/** Only backward and forward, for long lists that are paged by key and never counted. Shows nothing when all fits on one page. */
export function KeysetPagination({ previousHref, nextHref, label }: KeysetPaginationProps) {
  const said = words[useLanguage()]
  if (previousHref === undefined && nextHref === undefined) return null
  return (
    <nav class="pagination pagination-by-key" aria-label={label ?? said.pages}>
      <PreviousLink href={previousHref} />
      <NextLink href={nextHref} />
    </nav>
  )
}

interface ArrowProps {
  direction: 'first' | 'previous' | 'next' | 'last'
  /** Absent where there is nowhere to go; the arrow then keeps its room, unseen and out of the keyboard's way. */
  href: string | undefined
  label?: string
  children: ComponentChildren
}

function Arrow({ direction, href, label, children }: ArrowProps) {
  return (
    <a
      {...(href === undefined ? {} : { href, 'aria-label': label })}
      class={classNames('button button-arrow', `button-${direction}`, href === undefined && 'hidden')}
    >
      {children}
    </a>
  )
}

function PreviousLink({ href }: { href: string | undefined }) {
  const said = words[useLanguage()]
  return (
    <Arrow direction="previous" href={href} label={said.previousPage}>
      <Icon name="chevron-left" />
      <span class="pagination-nav-link">{said.previous}</span>
    </Arrow>
  )
}

function NextLink({ href }: { href: string | undefined }) {
  const said = words[useLanguage()]
  return (
    <Arrow direction="next" href={href} label={said.nextPage}>
      <span class="pagination-nav-link">{said.next}</span>
      <Icon name="chevron-right" />
    </Arrow>
  )
}

function Edge({ end, icon, href, text }: { end: 'first' | 'last'; icon: IconName; href: string | undefined; text: string }) {
  return (
    <Arrow direction={end} href={href}>
      <Icon name={icon} />
      <span class="sr-only">{text}</span>
    </Arrow>
  )
}

function PageLink({ page, href, current, last }: { page: number; href: string; current: boolean; last: boolean }) {
  const said = words[useLanguage()]
  return (
    <li class="pagination-item pagination-number">
      <a
        href={href}
        class={`button ${current ? 'current-page' : 'button-secondary'}`}
        aria-label={last && !current ? said.lastPage(page) : said.page(page)}
        aria-current={current ? 'page' : undefined}
      >
        {page}
      </a>
    </li>
  )
}

function Skipped() {
  return (
    <li class="pagination-item pagination-overflow">
      <span class="sr-only">{words[useLanguage()].skipped}</span>
      <span>...</span>
    </li>
  )
}

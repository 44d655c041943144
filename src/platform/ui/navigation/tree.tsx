import type { ComponentChildren } from 'preact'
import { texts } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language-context.tsx'

const words = texts({ da: { below: 'Under' }, en: { below: 'Below' } })

/** A thing that may have others below it. */
export interface TreeNode {
  text: string
  href?: string | undefined
  /** Beside the name: a badge, a count. */
  note?: ComponentChildren
  /** What stands below it is shown. */
  open?: boolean | undefined
  items?: readonly TreeNode[] | undefined
}

interface TreeProps {
  /** What the tree shows: "Contact structure". */
  label: string
  nodes: readonly TreeNode[]
  /** The address of the node where the reader stands. */
  current?: string | undefined
}

/** Things with others below them, as deep as it goes. Each level unfolds by itself, with the mouse or the keyboard, and without scripts. */
export function Tree({ label, nodes, current }: TreeProps) {
  return (
    <nav aria-label={label}>
      <Level nodes={nodes} current={current} />
    </nav>
  )
}

function Level({ nodes, current }: { nodes: readonly TreeNode[]; current: string | undefined }) {
  return (
    <ul class="tree nobullet-list">
      {nodes.map((node) => (
        <li>
          <span class="tree-name">
            {node.href === undefined ? node.text : <a href={node.href} aria-current={node.href === current ? 'page' : undefined}>{node.text}</a>}
            {node.note}
          </span>
          {node.items !== undefined && node.items.length > 0 && <Branch node={node} items={node.items} current={current} />}
        </li>
      ))}
    </ul>
  )
}

function Branch({ node, items, current }: { node: TreeNode; items: readonly TreeNode[]; current: string | undefined }) {
  const said = words[useLanguage()]
  return (
    <details open={node.open ?? (current !== undefined && holds(items, current))}>
      <summary>
        <Icon name="chevron-right" />
        <span class="sr-only">{`${said.below} ${node.text}`}</span>
      </summary>
      <Level nodes={items} current={current} />
    </details>
  )
}

const holds = (nodes: readonly TreeNode[], href: string): boolean => nodes.some((node) => node.href === href || holds(node.items ?? [], href))

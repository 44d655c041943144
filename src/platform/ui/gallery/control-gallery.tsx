import { Button, ButtonGroup, ButtonLink } from '../button.tsx'
import type { ButtonWeight } from '../button.tsx'
import { Form } from '../forms/form.tsx'
import { Icon } from '../icon.tsx'
import { iconNames } from '../icon-names.ts'
import { Toolbar } from '../content/layout.tsx'
import type { GalleryEntry } from './gallery-entry.ts'
import type { Sample } from './sample.ts'

const weights: readonly ButtonWeight[] = ['primary', 'secondary', 'tertiary', 'warning', 'plain']

export function controlGallery(words: Sample): GalleryEntry[] {
  return [
    {
      name: 'Button',
      states: [
        ...weights.map((weight) => ({
          title: weight,
          node: (
            <ButtonGroup>
              <Button type="button" weight={weight}>{words.save}</Button>
              <Button type="button" weight={weight} icon="save">{words.save}</Button>
              <Button type="button" weight={weight} disabled>{words.save}</Button>
            </ButtonGroup>
          ),
        })),
        { title: 'iconOnly', node: <Button type="button" weight="secondary" icon="delete" iconOnly about={words.title}>{words.remove}</Button> },
        { title: 'in a form', node: <Form action="#" csrfToken="token"><Button>{words.save}</Button></Form> },
      ],
    },
    {
      name: 'ButtonLink',
      states: weights.map((weight) => ({ title: weight, node: <ButtonLink href="#" weight={weight} icon="download" download>{words.open}</ButtonLink> })),
    },
    {
      name: 'Icon',
      states: [
        { title: 'all names', node: <Toolbar>{iconNames.map((name) => <Icon name={name} label={name} />)}</Toolbar> },
      ],
    },
  ]
}

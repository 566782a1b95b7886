import { Icon } from '#components/Icon.tsx'
import { Menu } from '#components/Menu.tsx'
import styles from './coupons.module.css'

type AddMenuProps = {
  label: string
  options: readonly { value: string; label: string }[]
  onAdd: (value: string) => void
}

/** Adds one of a list. Looking through the list adds nothing; the button keeps the focus for the next. */
export function AddMenu({ label, options, onAdd }: AddMenuProps) {
  return (
    <Menu
      label={label}
      className={styles.addOne ?? ''}
      trigger={
        <>
          <Icon name="plus" />
          {label}
        </>
      }
      items={options.map((option) => ({
        id: option.value,
        label: option.label,
        onSelect: () => onAdd(option.value),
      }))}
    />
  )
}

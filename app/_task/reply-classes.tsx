import { useTranslations } from 'next-intl'
import { replyClasses, type ReplyClass } from '../../domain/task/phases.ts'
import { Icon } from '../_ui/icon.tsx'

/** Of which class the answer is; all three are shown, so that everybody knows what the others would mean. */
export function ReplyClasses({ current }: { current: ReplyClass }) {
  const t = useTranslations('task.reply')
  return (
    <section className="classes">
      <h2>{t('thisClass')}</h2>
      <ol>
        {replyClasses.map((each) => (
          <li key={each} aria-current={each === current ? 'true' : undefined} data-class={each}><b>{each}</b><span>{t(`classes.${each}`)}{each === current && <Icon name="check" />}</span></li>
        ))}
      </ol>
      <p className="note">{t('onlyA')}</p>
    </section>
  )
}

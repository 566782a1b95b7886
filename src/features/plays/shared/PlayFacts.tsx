import { useTranslation } from 'react-i18next'
import { definitionOf } from '#domain/plays/registry.ts'
import type { Play } from '#domain/plays/schema.ts'
import { useSay } from '#lib/say/useSay.ts'
import type { EditorProps } from '../editor.ts'
import { Block } from '#components/Block.tsx'
import styles from './PlayFacts.module.css'

/** A play of a kind without an editor: what it says, and the rules shoppers will read, with what the checks find. */
export function PlayFacts({ play, campaign, market, note, base }: EditorProps<Play>) {
  const { t } = useTranslation(['plays', 'statements', 'terms'])
  const say = useSay()
  const definition = definitionOf(play)
  const rows = definition.describe(play, campaign).filter(({ value }) => value !== null)
  return (
    <>
      <p className={styles.about}>{t('facts.about', { kind: say.word('play', play.kind) })}</p>
      <Block title={t('facts.title')}>
        <dl className={styles.facts}>
          {rows.map((row) => (
            <div key={`${row.key}${row.pointer}`} data-pointer={base + row.pointer}>
              <dt>
                {say.statement(row)}
                {row.market && <span className={styles.market}> {row.market}</span>}
              </dt>
              <dd>
                {say.facts(row.value)}
                {note(row.pointer).error && <span className={styles.error}> {note(row.pointer).error}</span>}
              </dd>
            </div>
          ))}
        </dl>
      </Block>
      <Block title={t('facts.terms')} folded>
        <ol className={styles.terms}>
          {definition.terms(play, campaign, market).map((sentence) => (
            <li key={`${sentence.key}${JSON.stringify(sentence.data)}`}>{say.term(sentence)}</li>
          ))}
        </ol>
      </Block>
    </>
  )
}

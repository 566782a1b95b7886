import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { Field, FieldGrid } from '#components/Field.tsx'
import { TextArea, TextInput } from '#components/TextInput.tsx'
import { languages, marketFacts, socialChannels } from '#domain/market.ts'
import type { Play } from '#domain/plays/schema.ts'
import { shareMoments } from '#domain/plays/shared/blocks.ts'
import { useSay } from '#lib/say/useSay.ts'
import { fieldsOf, type EditorProps } from '../editor.ts'
import { Block } from '#components/Block.tsx'
import styles from './shared.module.css'

/** What a shopper sends to friends, where, when, and in the languages of the play's markets. */
export function ShareCardBlock<P extends Play>(props: EditorProps<P>) {
  const { t } = useTranslation('plays')
  const say = useSay()
  const { play, note, disabled } = props
  const { set, at } = fieldsOf(props)
  const { shareCard } = play
  const channels = socialChannels.filter(
    (channel) =>
      shareCard.channels.includes(channel) ||
      play.markets.some((market) => marketFacts[market].socialChannels.includes(channel)),
  )
  const read = languages.filter((language) =>
    play.markets.some((market) => marketFacts[market].termsLanguages.includes(language)),
  )
  const write = (language: (typeof read)[number], part: 'title' | 'text', value: string) =>
    set(`/shareCard/texts/${language}`, { title: '', text: '', ...shareCard.texts[language], [part]: value })

  return (
    <Block title={t('share.title')} folded>
      <At pointer={at('/shareCard/channels')}>
        <fieldset className={styles.group}>
          <legend>{t('share.channels')}</legend>
          <div className={styles.checks}>
            {channels.map((channel) => (
              <Checkbox
                key={channel}
                checked={shareCard.channels.includes(channel)}
                onChange={(on) =>
                  set(
                    '/shareCard/channels',
                    socialChannels.filter((one) => (one === channel ? on : shareCard.channels.includes(one))),
                  )
                }
                disabled={disabled}
              >
                {say.word('socialChannel', channel)}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      </At>
      <fieldset className={styles.group}>
        <legend>{t('share.moments')}</legend>
        <div className={styles.checks}>
          {shareMoments.map((moment) => (
            <Checkbox
              key={moment}
              checked={shareCard.moments.includes(moment)}
              onChange={(on) =>
                set(
                  '/shareCard/moments',
                  shareMoments.filter((one) => (one === moment ? on : shareCard.moments.includes(one))),
                )
              }
              disabled={disabled}
            >
              {say.label('shareMoment', moment)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      {read.map((language) => (
        <At key={language} pointer={at(`/shareCard/texts/${language}`)}>
          <FieldGrid>
            <Field
              label={t('share.cardTitle', { language: say.word('language', language) })}
              {...note(`/shareCard/texts/${language}`)}
            >
              {(control) => (
                <TextInput
                  {...control}
                  lang={language}
                  maxLength={60}
                  value={shareCard.texts[language]?.title ?? ''}
                  onChange={(title) => write(language, 'title', title)}
                  disabled={disabled}
                />
              )}
            </Field>
            <Field label={t('share.text', { language: say.word('language', language) })}>
              {(control) => (
                <TextArea
                  {...control}
                  lang={language}
                  rows={2}
                  maxLength={200}
                  value={shareCard.texts[language]?.text ?? ''}
                  onChange={(text) => write(language, 'text', text)}
                  disabled={disabled}
                />
              )}
            </Field>
          </FieldGrid>
        </At>
      ))}
    </Block>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { apiErrorOf } from '#api/problem.ts'
import { useProblemText } from '#components/useProblemText.ts'
import type { Campaign } from '#contract/campaignShapes.ts'
import type { CampaignMove } from '#domain/campaign/lifecycle.ts'
import { campaignQuery } from '../queries.ts'

/** Takes a campaign as a move left it: the open page at once, everything that follows from it when next asked for. */
export function useTakeCampaign() {
  const cache = useQueryClient()
  return (campaign: Campaign) => {
    cache.setQueryData(campaignQuery(campaign.id).queryKey, campaign)
    const stale = [
      api.campaigns.list.key(),
      api.campaigns.checks.key(),
      api.campaigns.versions.key(),
      api.campaigns.diff.key(),
      api.campaigns.reception.key(),
      api.audit.list.key(),
    ]
    for (const queryKey of stale) void cache.invalidateQueries({ queryKey })
  }
}

/** One move: pending, its failure in a sentence, and the campaign taken over when it succeeds. */
export function useMove<Input>(act: (input: Input) => Promise<Campaign>) {
  const take = useTakeCampaign()
  const sentence = useMoveProblem()
  const mutation = useMutation({ mutationFn: act, onSuccess: take })
  return {
    run: mutation.mutateAsync,
    pending: mutation.isPending,
    error: mutation.error ? sentence(mutation.error) : null,
  }
}

/** What the server refused, in the words of the rules where it names one. */
function useMoveProblem() {
  const { i18n, t } = useTranslation('refusals')
  const say = useProblemText()
  return (thrown: unknown): string => {
    const reason = apiErrorOf(thrown).details?.['reason']
    const known = typeof reason === 'string' && i18n.exists(`refusals:${reason}`)
    return known ? t(reason as 'forbidden') : say(thrown)
  }
}

/** Why a move cannot be made now, in words, or undefined where it can. */
export function useRefusal() {
  const { i18n, t } = useTranslation('refusals')
  return (campaign: Campaign, move: CampaignMove): string | undefined => {
    const state = campaign.moves[move]
    if (state.allowed) return undefined
    return i18n.exists(`refusals:${state.reason}`) ? t(state.reason as 'forbidden') : state.reason
  }
}

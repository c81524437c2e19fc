import { topicSchema, type Topic } from '../../src/model/topic.ts'

/** A small invented field, far from the repository's own, to show that nothing in the code knows a field. */
export const ecology: Topic[] = [
  topic('pollination', ['pollination ^3', 'pollinat*', 'bee ^2', 'flower', 'nectar ^2']),
  topic('rivers', ['river ^2', 'stream ^2', 'fish', 'dam ^2', 'freshwater ^2', 'data stream ^0']),
  topic('forests', ['forest ^3', 'tree ^2', 'canopy ^2', 'timber', 'decision tree ^0']),
  { ...topic('reviews', ['review ^3', 'meta analysis ^3']), lead: 3 },
  topic('other', []),
]

function topic(slug: string, vocabulary: string[]): Topic {
  return { ...topicSchema.parse({ title: slug, description: '', vocabulary }), slug }
}

export const fieldPapers = [
  paper(
    'Wild bees and orchard yield',
    'Bees visit flowers for nectar. Pollination by wild bees raised the yield of orchards.',
  ),
  paper(
    'Nectar robbing in alpine flowers',
    'Nectar robbers pierce flowers; pollinators then avoid them. We count bees on alpine flowers.',
  ),
  paper(
    'Night pollinators',
    'Moths carry pollen by night. Pollination by moths equals pollination by bees on some flowers.',
  ),
  paper(
    'Fish passage at small dams',
    'Dams cut rivers. We follow fish at forty dams and find that fish pass after removal of a dam.',
  ),
  paper(
    'Mussels of freshwater streams',
    'Freshwater mussels filter rivers and streams. Their decline follows the fish that carry them.',
  ),
  paper(
    'River temperature and trout',
    'Warm rivers stress fish. Shade along streams keeps freshwater cool for trout.',
  ),
  paper(
    'Canopy gaps after storms',
    'Storms open the canopy of forests. Young trees fill gaps in the forest within years.',
  ),
  paper(
    'Carbon in old forests',
    'Old forests store carbon in trees and soil. Forest age tells the carbon of a tree stand.',
  ),
  paper(
    'Timber harvest and forest birds',
    'Timber harvest changes forests. Birds of old trees leave the forest first.',
  ),
  paper(
    'Forest edges: a review',
    'We review two hundred studies of forest edges and the trees that grow there.',
  ),
]

function paper(title: string, abstract: string) {
  return { title, abstract, slug: title.toLowerCase().replace(/[^a-z]+/g, '-') }
}

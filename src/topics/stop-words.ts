import { base } from './bases.ts'

/** Function words of English, and words that any paper uses about itself: they tell nothing of its subject. */
const list = `
a about above across after again against all almost alone along already also although always am among an and another any
anyone anything are around as at away back be became because become been before behind being below between both but by can
cannot could did do does doing done down due during each either else enough et etc even ever every everything few first
for from further furthermore get gets give given gives go goes had has have having he her here hers him his how however i
ie eg if in indeed instead into is it its itself just keep kept last latter least less let like made mainly make makes
making many may me might more moreover most mostly much must my namely near nearly neither never nevertheless next no nor
not nothing now of off often on once one ones only onto or other others otherwise our ours out over own per perhaps quite
rather really s same second see seem several she should since so some such take taken takes than that the their theirs
them then there thereby therefore these they third this those though three through throughout thus to together too toward
towards two under unless unlike until up upon us use used uses using usually various very via was way we well were what
when where whereas whether which while who whole whose why will with within without would yet you your
able achieve achieves achieved achieving address addresses addressing aim aims allow allows allowing approach approaches
available based benchmark benefit best better bring called case cases challenge challenges challenging common commonly
compare compared comparable comparison conduct consider considered considering consist contribution current currently
demonstrate demonstrates demonstrated demonstrating describe design designed despite develop developed developing
different difficult discuss easily effect effective effectively effectiveness efficient efficiency efficiently employ
enable enables enabling ensure especially establish evaluate evaluated evaluation existing experiment experiments
experimental explore extensive facilitate find finding findings focus following framework fully gain gains general
generally good great growing help helps high higher highly huge https identify impact implement implementation important
improve improved improvement improvements improves improving include includes including increase increased increases
increasing increasingly introduce introduces introducing introduction investigate issue issues key known large larger
largely lead leading leads leverage leverages leveraging limit limitation limitations limited limits long lot low lower
main major manner maintain maintaining mean method methods necessary need needs new novel number numerous observe obtain
offer offers order outperform outperforms overall overcome paper particular particularly perform performance performed
performs point popular possible potential practical present presented presents previous previously prior problem problems
propose proposed proposes provide provided provides providing publicly recent recently reduce reduced reduces reducing
related remain remains report require required requirement requires requiring research result resulting results reveal
seek setting settings show showing shown shows significant significantly similar simple simply single small specific
specifically standard state strong studies study success successful suffer suggest superior support task tasks technique
techniques term terms total towards traditional type types typically understand utilize utilizing validate variety wide
widely work works year years
`

const stops = new Set(
  list
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => base(word).stem),
)

/** True for a stem that says nothing of a paper's subject: a function word, a bare number, a lone letter. */
export function isStop(stemmed: string): boolean {
  return stops.has(stemmed) || /^\d+[a-z]?$/.test(stemmed) || /^[a-z]$/.test(stemmed)
}

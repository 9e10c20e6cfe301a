import { type Words, words } from '../../../pipelines/domain/words.ts';

/** The page's own texts. */
export const texts = {
  lead: words(
    'What returns cost, how much of it is known, and which part is the shop’s own choice.',
    'Ce que coûtent les retours, ce qui en est connu, et la part que le magasin choisit.',
    'Cât costă retururile, cât din sumă se știe și ce parte este alegerea magazinului.',
  ),
  parts: words('What returns cost, part by part', 'Coût des retours, part par part', 'Costul retururilor, pe părți'),
  partsSummary: words(
    'Parts of the cost; each starts where the one before it ends.',
    'Parts du coût ; chacune commence où finit la précédente.',
    'Părțile costului; fiecare începe unde se termină precedenta.',
  ),
  allReturns: words('All returns', 'Tous les retours', 'Toate retururile'),
  range: (low: string, high: string): Words =>
    words(
      `${low} if every assumption is low (P10), ${high} if every one is high (P90)`,
      `${low} si toutes les estimations sont basses (P10), ${high} si toutes sont hautes (P90)`,
      `${low} dacă toate presupunerile sunt joase (P10), ${high} dacă toate sunt înalte (P90)`,
    ),
  ofDelivered: (share: string): Words =>
    words(`${share} of the delivered value`, `${share} de la valeur livrée`, `${share} din valoarea livrată`),
  perUnit: (money: string): Words =>
    words(`${money} per returned unit`, `${money} par unité retournée`, `${money} pe unitate returnată`),
  partRange: (low: string, high: string): Words =>
    words(`P10–P90: ${low} to ${high}`, `P10–P90 : ${low} à ${high}`, `P10–P90: ${low} până la ${high}`),
  completeness: words('How complete the money is', 'Ce que l’argent couvre', 'Cât de complete sunt sumele'),
  refundTold: (share: string, units: string, hasExchanged: boolean): Words =>
    words(
      `Returned units${hasExchanged ? ' that were not exchanged' : ''}: ${units}; refund known of ${share}.`,
      `Unités retournées${hasExchanged ? ' et non échangées' : ''} : ${units} ; remboursement connu pour ${share}.`,
      `Unități returnate${hasExchanged ? ' și neschimbate' : ''}: ${units}; rambursare cunoscută pentru ${share}.`,
    ),
  refundNotTold: words(
    'The others add nothing to “Refunded”: not refunded yet, or their export tells no refunds.',
    'Les autres n’ajoutent rien à « Remboursé » : pas encore remboursées, ou leur export n’indique aucun remboursement.',
    'Celelalte nu adaugă nimic la „Rambursat”: încă nerambursate sau exportul lor nu indică rambursări.',
  ),
  labelTold: (share: string, units: string): Words =>
    words(
      `All returned units: ${units}; label cost known of ${share}, of the others it is assumed.`,
      `Toutes les unités retournées : ${units} ; coût d’étiquette connu pour ${share}, estimé pour les autres.`,
      `Toate unitățile returnate: ${units}; cost de etichetă cunoscut pentru ${share}, presupus pentru celelalte.`,
    ),
  nothingOf: (parts: string): Words =>
    words(`Nothing for: ${parts}.`, `Rien pour : ${parts}.`, `Nimic pentru: ${parts}.`),
  duty: words(
    'Free returns: by law, and by our choice',
    'Retours gratuits : par la loi, et par choix',
    'Retururi gratuite: prin lege și prin alegere',
  ),
  law: words('Free by law', 'Gratuits par la loi', 'Gratuite prin lege'),
  lawAbout: words(
    'Faulty, wrong, damaged or not as described: EU consumer law has the shop pay the way back.',
    'Défectueux, erroné, abîmé ou non conforme : la loi européenne met le retour à la charge du magasin.',
    'Defect, greșit, deteriorat sau neconform: legea UE pune returul pe seama magazinului.',
  ),
  choice: words('Free by our choice', 'Gratuits par choix', 'Gratuite prin alegerea noastră'),
  choiceAbout: words(
    'The customer could be asked to pay the way back: the only part that a policy moves.',
    'Le client pourrait payer le retour : la seule part qu’une politique peut changer.',
    'Clientului i s-ar putea cere plata returului: singura parte pe care o politică o schimbă.',
  ),
  dutySum: (law: string, choice: string, all: string): Words =>
    words(
      `${law} by law + ${choice} by choice = ${all} for labels of free returns.`,
      `${law} par la loi + ${choice} par choix = ${all} d’étiquettes de retours gratuits.`,
      `${law} prin lege + ${choice} prin alegere = ${all} pentru etichetele retururilor gratuite.`,
    ),
  freeLines: (free: string, all: string): Words =>
    words(
      `${free} of ${all} returned lines were free for the customer`,
      `${free} des ${all} lignes retournées étaient gratuites pour le client`,
      `${free} din ${all} linii returnate au fost gratuite pentru client`,
    ),
  feesCharged: (fees: string): Words =>
    words(
      `Customers were charged ${fees} for returns.`,
      `${fees} ont été facturés aux clients pour des retours.`,
      `Clienților li s-au încasat ${fees} pentru retururi.`,
    ),
  trend: words('Cost over time', 'Coût dans le temps', 'Costul în timp'),
  trendSummary: (periods: number, first: string, last: string): Words =>
    words(
      `Cost of returns in ${periods} periods: ${first} in the first, ${last} in the last.`,
      `Coût des retours sur ${periods} périodes : ${first} dans la première, ${last} dans la dernière.`,
      `Costul retururilor în ${periods} perioade: ${first} în prima, ${last} în ultima.`,
    ),
  matrix: words('Category by reason', 'Catégorie par motif', 'Categorie pe motiv'),
  measure: words('What the table shows', 'Ce que montre le tableau', 'Ce arată tabelul'),
  total: words('Total', 'Total', 'Total'),
  perDelivered: words('Per delivered unit', 'Par unité livrée', 'Pe unitate livrată'),
  noCategory: words('No category', 'Sans catégorie', 'Fără categorie'),
  noReason: (rest: string, all: string): Words =>
    words(
      `With ${rest} that belong to no return with a reason (money given back without goods), this is the total of ${all}.`,
      `Avec ${rest} sans retour ni motif (argent rendu sans article), cela fait le total de ${all}.`,
      `Cu ${rest} fără retur și motiv (bani înapoiați fără produs), rezultă totalul de ${all}.`,
    ),
  withoutGoods: (cost: string): Words =>
    words(
      `Prices given back are no cost here. Money given back without goods took ${cost} of this; the Reasons page counts returned goods only and leaves that out.`,
      `Les prix rendus ne sont pas un coût ici. L’argent rendu sans article en représente ${cost} ; la page Motifs, qui ne compte que les articles revenus, ne l’inclut pas.`,
      `Prețurile înapoiate nu sunt un cost aici. Banii înapoiați fără produs reprezintă ${cost}; pagina Motive numără doar produsele întoarse și nu îi include.`,
    ),
  tiesOut: (all: string): Words =>
    words(
      `The table adds up to the total above: ${all}.`,
      `Le tableau donne le total ci-dessus : ${all}.`,
      `Tabelul dă totalul de mai sus: ${all}.`,
    ),
} as const;

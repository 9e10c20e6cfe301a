import * as z from 'zod/mini';
import type { Fault, GroupCode, ReasonCode } from '../../../pipelines/domain/reasons.ts';
import { words } from '../../../pipelines/domain/words.ts';
import { code, count, date, flag, money, nullable, number, ratio, text } from '../../contract/columns.ts';
import { metricColumns } from '../../contract/metrics.ts';
import { query } from '../../contract/query.ts';
import { intervalColumns } from '../../contract/shared-columns.ts';

/** What the few who send back most say of a product; `unsure` where too little came back to tell. */
export type ReturnerVerdict = 'spread' | 'concentrated' | 'unsure';

export const dossierHead = query({
  path: '/dossier/head',
  about: words(
    'One product (or whatever the filter cuts to): what it is, what was sold, came back and was kept, and who sent it back.',
    'Un produit (ou ce que le filtre retient) : ce que c’est, ce qui a été vendu, retourné et gardé, et par qui.',
    'Un produs (sau ce reține filtrul): ce este, ce s-a vândut, returnat și păstrat, și de către cine.',
  ),
  columns: {
    name: nullable(text(words('Name', 'Nom', 'Nume'))),
    category: nullable(text(words('Category', 'Catégorie', 'Categorie'))),
    style_id: nullable(text(words('Style', 'Modèle', 'Model'))),
    image_url: nullable(
      text(
        words('Picture', 'Image', 'Imagine'),
        words(
          'Web address of the product’s picture, as the product list tells it; of a style, the first that one of its SKUs has.',
          'Adresse web de l’image du produit, d’après la liste des produits ; pour un modèle, la première de ses SKU.',
          'Adresa web a imaginii produsului, din lista de produse; la un model, prima dintre SKU-urile sale.',
        ),
      ),
    ),
    skus: count(words('SKUs', 'SKU', 'SKU-uri')),
    supplier: nullable(text(words('Supplier', 'Fournisseur', 'Furnizor'))),
    suppliers: count(words('Suppliers', 'Fournisseurs', 'Furnizori')),
    seller: nullable(text(words('Seller', 'Vendeur', 'Vânzător'))),
    sellers: count(words('Sellers', 'Vendeurs', 'Vânzători')),
    lots: count(words('Lots', 'Lots', 'Loturi')),
    list_price_minor: nullable(money(words('List price', 'Prix catalogue', 'Preț de listă'))),
    price_minor: nullable(
      money(
        words('Price paid', 'Prix payé', 'Preț plătit'),
        words(
          'Mean price paid for a delivered unit, after discounts, VAT included.',
          'Prix moyen payé par unité livrée, remises déduites, TTC.',
          'Prețul mediu plătit pe unitate livrată, după reduceri, cu TVA.',
        ),
      ),
    ),
    ...metricColumns('delivered_units', 'returned_units'),
    kept_units: count(
      words('Kept so far', 'Gardées à ce jour', 'Păstrate până acum'),
      words(
        'Delivered units that have not come back yet.',
        'Unités livrées qui ne sont pas revenues à ce jour.',
        'Unități livrate care nu s-au întors încă.',
      ),
    ),
    ...metricColumns('return_rate', 'completeness', 'projected_rate', 'refund_minor', 'return_cost_minor'),
    ...metricColumns('cost_actual_share'),
    cost_per_sold_minor: nullable(
      money(
        words('Return cost per sold unit', 'Coût de retour par unité vendue', 'Cost de retur pe unitate vândută'),
        words(
          'Cost of all its returns divided by all delivered units: what each sale has to earn for them.',
          'Coût de tous ses retours divisé par toutes les unités livrées : ce que chaque vente doit rapporter pour eux.',
          'Costul tuturor retururilor împărțit la toate unitățile livrate: cât trebuie să aducă fiecare vânzare pentru ele.',
        ),
      ),
    ),
    margin_minor: nullable(
      money(
        words('Margin after returns', 'Marge après retours', 'Marjă după retururi'),
        words(
          'What the units kept so far bring: price paid less VAT (assumed 20%), purchase cost, delivery and payment fees, less the cost of all returns. Exchanged units count as kept. Returns still to come will lower it. Of sales in the chosen currency. Unknown unless each of them has a purchase cost, and with a filter by reason or by return date.',
          'Ce que rapportent les unités gardées à ce jour : prix payé moins la TVA (20 % supposés), le coût d’achat, la livraison et les frais de paiement, moins le coût de tous les retours. Les unités échangées comptent comme gardées. Les retours à venir la réduiront. Des ventes dans la devise choisie. Inconnue si l’une d’elles n’a pas de coût d’achat, et avec un filtre par motif ou par date de retour.',
          'Ce aduc unitățile păstrate până acum: prețul plătit minus TVA (presupus 20%), costul de achiziție, livrarea și comisioanele de plată, minus costul tuturor retururilor. Unitățile schimbate contează ca păstrate. Retururile care mai vin o vor micșora. Din vânzările în moneda aleasă. Necunoscută dacă vreuna nu are cost de achiziție și cu un filtru după motiv sau după data returului.',
        ),
      ),
    ),
    margin_actual_share: nullable(
      ratio(
        words('Actual share of what is deducted', 'Part réelle des déductions', 'Partea reală a deducerilor'),
        words(
          'Share of the deducted amounts that stands in the exports; the rest, VAT included, is assumed.',
          'Part des montants déduits qui figure dans les exports ; le reste, TVA comprise, est supposé.',
          'Partea sumelor deduse care apare în exporturi; restul, inclusiv TVA, este presupus.',
        ),
      ),
    ),
    first_order_date: nullable(date(words('First ordered', 'Première commande', 'Prima comandă'))),
    last_order_date: nullable(date(words('Last ordered', 'Dernière commande', 'Ultima comandă'))),
    buyers: count(words('Customers', 'Clients', 'Clienți')),
    returners: count(words('Customers who sent it back', 'Clients qui l’ont retourné', 'Clienți care l-au returnat')),
    known_returned_units: count(
      words('Returned by known customers', 'Retournées par des clients connus', 'Returnate de clienți cunoscuți'),
    ),
    top_returned_units: count(
      words('Returned by the five biggest', 'Retournées par les cinq plus gros', 'Returnate de primii cinci'),
    ),
    top_share: nullable(
      ratio(
        words('Share of the five biggest', 'Part des cinq plus gros', 'Ponderea primilor cinci'),
        words(
          'Share of the returned units that the five customers with most returns of it sent back. Spread over many customers points to the product, gathered on a few to the buyers.',
          'Part des unités retournées par les cinq clients qui en retournent le plus. Réparties, elles désignent le produit ; concentrées, les acheteurs.',
          'Partea unităților returnate de cei cinci clienți care returnează cel mai mult. Răspândite, indică produsul; adunate la câțiva, cumpărătorii.',
        ),
      ),
    ),
    even_share: nullable(
      ratio(
        words('If spread evenly', 'Si réparti également', 'Dacă ar fi egal răspândit'),
        words(
          'What the five would have if each of these customers had sent back equally many.',
          'Ce qu’auraient les cinq si chacun de ces clients avait retourné autant.',
          'Cât ar avea cei cinci dacă fiecare dintre acești clienți ar fi returnat la fel de mult.',
        ),
      ),
    ),
    returners_say: code<ReturnerVerdict>(words('Buyers or product', 'Acheteurs ou produit', 'Cumpărători sau produs')),
  },
});

export const dossierCauses = query({
  path: '/dossier/causes',
  about: words(
    'Why a product comes back, by who answers for it, against the rest of its category.',
    'Pourquoi un produit revient, selon qui en répond, face au reste de sa catégorie.',
    'De ce se întoarce un produs, după cine răspunde, față de restul categoriei.',
  ),
  columns: {
    fault: code<Fault>(words('Who answers for it', 'Qui en répond', 'Cine răspunde')),
    reason_group: code<GroupCode>(words('Reason group', 'Groupe de motifs', 'Grup de motive')),
    reason: code<ReasonCode>(words('Reason', 'Motif', 'Motiv')),
    returned_units: count(words('Returned units', 'Unités retournées', 'Unități returnate')),
    share: nullable(ratio(words('Share of its returns', 'Part de ses retours', 'Ponderea retururilor sale'))),
    rate: nullable(
      ratio(
        words('Rate by this cause', 'Taux de cette cause', 'Rata acestei cauze'),
        words(
          'Expected final return rate by this cause alone; the causes add up to the product’s expected final rate.',
          'Taux final attendu pour cette seule cause ; les causes s’additionnent au taux final attendu du produit.',
          'Rata finală estimată doar din această cauză; cauzele însumate dau rata finală estimată a produsului.',
        ),
      ),
    ),
    rest_rate: nullable(
      ratio(
        words('Rest of the category', 'Reste de la catégorie', 'Restul categoriei'),
        words(
          'The same rate of all other products of the category. Unknown where there are none.',
          'Le même taux pour tous les autres produits de la catégorie. Inconnu s’il n’y en a pas.',
          'Aceeași rată pentru toate celelalte produse din categorie. Necunoscută dacă nu există.',
        ),
      ),
    ),
    difference_points: nullable(
      number(
        words('Difference in points', 'Écart en points', 'Diferență în puncte'),
        words(
          'Percentage points of return rate above (or below) the rest of the category.',
          'Points de taux de retour au-dessus (ou en dessous) du reste de la catégorie.',
          'Puncte procentuale ale ratei de retur peste (sau sub) restul categoriei.',
        ),
      ),
    ),
    is_clear: flag(
      words('Clear', 'Net', 'Clar'),
      words(
        'Chance does not explain the difference: an exact test says so after allowing for the number of causes (Benjamini–Hochberg, 5%).',
        'Le hasard n’explique pas l’écart : un test exact le dit, compte tenu du nombre de causes (Benjamini–Hochberg, 5 %).',
        'Hazardul nu explică diferența: un test exact o spune, ținând cont de numărul de cauze (Benjamini–Hochberg, 5 %).',
      ),
    ),
  },
});

export const dossierWeeks = query({
  path: '/dossier/weeks',
  about: words(
    'A product by week of shipping: what came back, what is still to come, the price, and since when its rate is another.',
    'Un produit par semaine d’expédition : ce qui est revenu, ce qui est encore attendu, le prix, et depuis quand le taux a changé.',
    'Un produs pe săptămâna expedierii: ce s-a întors, ce se mai așteaptă, prețul și de când rata e alta.',
  ),
  /** How many weeks one row holds; the last one ends with the last week. */
  params: { weeks: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(13))) },
  columns: {
    ship_week: date(words('Ship week', 'Semaine d’expédition', 'Săptămâna expedierii')),
    ...metricColumns('delivered_units', 'returned_units', 'return_rate', 'completeness', 'projected_rate'),
    ...intervalColumns,
    is_mature: flag(
      words('Mature', 'Mûr', 'Matur'),
      words(
        'At least 95% of the final returns have arrived.',
        'Au moins 95 % des retours finaux sont arrivés.',
        'Au sosit cel puțin 95 % din retururile finale.',
      ),
    ),
    price_minor: nullable(money(words('Price paid', 'Prix payé', 'Preț plătit'))),
    discounted_share: nullable(
      ratio(
        words('Sold at a discount', 'Vendu avec remise', 'Vândut cu reducere'),
        words(
          'Share of units sold 2% or more below their list price.',
          'Part des unités vendues au moins 2 % sous leur prix catalogue.',
          'Partea unităților vândute cu cel puțin 2 % sub prețul de listă.',
        ),
      ),
    ),
    change: nullable(
      code<GroupCode | 'all_reasons'>(
        words('Changed here', 'Changement ici', 'Schimbare aici'),
        words(
          'In this period begins a week from which the rate of this reason (or of all) is another: the likeliest one, shown only where chance makes such a change in less than 1 of 100 products.',
          'Dans cette période commence une semaine dès laquelle le taux de ce motif (ou de tous) est autre : la plus probable, montrée seulement si le hasard en fait autant pour moins de 1 produit sur 100.',
          'În această perioadă începe o săptămână din care rata acestui motiv (sau a tuturor) e alta: cea mai probabilă, arătată doar dacă hazardul face asta la mai puțin de 1 produs din 100.',
        ),
      ),
    ),
    change_week: nullable(
      date(words('First week of the change', 'Première semaine du changement', 'Prima săptămână a schimbării')),
    ),
    change_before: nullable(ratio(words('Rate before', 'Taux avant', 'Rata înainte'))),
    change_after: nullable(ratio(words('Rate since', 'Taux depuis', 'Rata de atunci'))),
    change_from: nullable(date(words('Earliest week', 'Semaine la plus tôt', 'Cea mai devreme săptămână'))),
    change_to: nullable(date(words('Latest week', 'Semaine la plus tard', 'Cea mai târzie săptămână'))),
  },
});

const said = words(
  'Returned units with this main reason, and nothing else: the page Fit also counts exchanges for another size, and leaves out orders with several sizes.',
  'Unités retournées avec ce motif principal, et rien d’autre : la page Tailles compte aussi les échanges contre une autre taille et laisse de côté les commandes de plusieurs tailles.',
  'Unități returnate cu acest motiv principal și nimic altceva: pagina Mărimi numără și schimburile pe altă mărime și lasă deoparte comenzile cu mai multe mărimi.',
);

export const dossierVariants = query({
  path: '/dossier/variants',
  about: words(
    'A product by size and colour, fair to small numbers.',
    'Un produit par taille et couleur, corrigé des petits nombres.',
    'Un produs pe mărime și culoare, corectat pentru numere mici.',
  ),
  columns: {
    size: nullable(text(words('Size', 'Taille', 'Mărime'))),
    colour: nullable(text(words('Colour', 'Couleur', 'Culoare'))),
    ...metricColumns('delivered_units', 'returned_units', 'return_rate', 'completeness'),
    fair_rate: nullable(
      ratio(
        words('Fair rate', 'Taux équitable', 'Rată corectă'),
        words(
          'Expected final rate drawn towards the whole product’s by as much as its numbers are small.',
          'Taux final attendu rapproché de celui du produit entier d’autant plus que ses nombres sont petits.',
          'Rata finală estimată, apropiată de cea a produsului întreg cu atât mai mult cu cât numerele sunt mici.',
        ),
      ),
    ),
    ...intervalColumns,
    product_rate: nullable(ratio(words('Whole product', 'Produit entier', 'Produsul întreg'))),
    is_uncertain: flag(
      words('Uncertain', 'Incertain', 'Nesigur'),
      words(
        'The 95% interval is wider than 15 points, or the rate is unknown: too few units to tell.',
        'L’intervalle à 95 % dépasse 15 points, ou le taux est inconnu : trop peu d’unités.',
        'Intervalul de 95 % depășește 15 puncte sau rata e necunoscută: prea puține unități.',
      ),
    ),
    too_small_units: count(words('Said too small', 'Dites trop petites', 'Spuse prea mici'), said),
    too_large_units: count(words('Said too large', 'Dites trop grandes', 'Spuse prea mari'), said),
  },
});

export const dossierPlaces = query({
  path: '/dossier/places',
  about: words(
    'Known reasons of a product by country and by the customers’ language, and where one of them stands out.',
    'Motifs connus d’un produit par pays et par langue des clients, et où l’un d’eux ressort.',
    'Motivele cunoscute ale unui produs pe țară și pe limba clienților și unde iese unul în evidență.',
  ),
  columns: {
    place_kind: code<'country' | 'language'>(words('Kind', 'Sorte', 'Fel')),
    place: text(words('Country or language', 'Pays ou langue', 'Țară sau limbă')),
    place_lines: count(words('Return lines there', 'Lignes de retour là', 'Linii de retur acolo')),
    reason_group: code<GroupCode>(words('Reason group', 'Groupe de motifs', 'Grup de motive')),
    return_lines: count(words('Return lines', 'Lignes de retour', 'Linii de retur')),
    share: ratio(words('Share there', 'Part là', 'Ponderea acolo')),
    others_share: nullable(ratio(words('Share elsewhere', 'Part ailleurs', 'Ponderea în rest'))),
    is_gap: flag(
      words('Stands out', 'Ressort', 'Iese în evidență'),
      words(
        'At least half more than elsewhere and 10 points above; an exact test says so after allowing for all pairs (Benjamini–Hochberg, 5%). Often a translation or a size conversion.',
        'Au moins moitié plus qu’ailleurs et 10 points au-dessus ; un test exact le dit, toutes les paires comptées (Benjamini–Hochberg, 5 %). Souvent une traduction ou une conversion de tailles.',
        'Cel puțin cu jumătate mai mult decât în rest și 10 puncte peste; un test exact o spune, cu toate perechile (Benjamini–Hochberg, 5 %). Adesea o traducere sau o conversie de mărimi.',
      ),
    ),
  },
});

export const dossierNext = query({
  path: '/dossier/next',
  about: words(
    'What customers who sent a product back ordered in the 60 days after, and kept so far. Of the 5,000 latest such customers.',
    'Ce que les clients ayant retourné un produit ont commandé dans les 60 jours suivants, et gardé à ce jour. Des 5 000 derniers.',
    'Ce au comandat în următoarele 60 de zile clienții care au returnat un produs și au păstrat până acum. Dintre ultimii 5.000.',
  ),
  columns: {
    style_id: text(words('Style', 'Modèle', 'Model')),
    name: nullable(text(words('Name', 'Nom', 'Nume'))),
    category: nullable(text(words('Category', 'Catégorie', 'Categorie'))),
    customers: count(words('Customers', 'Clients', 'Clienți')),
    customer_share: ratio(
      words('Of its returners', 'De ses retourneurs', 'Din cei care au returnat'),
      words(
        'Share of the customers who sent the product back that ordered this one next.',
        'Part des clients ayant retourné le produit qui ont commandé celui-ci ensuite.',
        'Partea clienților care au returnat produsul și l-au comandat apoi pe acesta.',
      ),
    ),
    bought_units: count(words('Bought', 'Achetées', 'Cumpărate')),
    kept_units: count(words('Kept so far', 'Gardées à ce jour', 'Păstrate până acum')),
    is_same_style: flag(words('Same style', 'Même modèle', 'Același model')),
  },
});

/** Phrases after which a customer's name stands, without accents, an apostrophe being a blank. */
export const nameCues: readonly string[] = [
  ...['my name is', 'my name s', 'i am called', 'i m called', 'my surname is', 'my full name is'],
  ...['je m appelle', 'mon nom est', 'mon prenom est', 'je me nomme'],
  ...['ma numesc', 'ma cheama', 'numele meu este', 'numele meu e', 'pe nume'],
  ...['mein name ist', 'mein name lautet', 'ich heisse', 'ich heiße'],
  ...['me llamo', 'mi nombre es', 'mi apellido es'],
  ...['mi chiamo', 'il mio nome e', 'il mio cognome e'],
  ...['chamo me', 'me chamo', 'o meu nome e', 'meu nome e'],
  ...['mijn naam is', 'ik heet'],
  ...['nazywam sie', 'mam na imie', 'moje imie to', 'moje nazwisko to', 'na imie mi'],
];

/** Forms of address: a name after them begins with a capital. */
export const titleCues: readonly string[] = [
  ...['mr', 'mrs', 'ms', 'miss', 'signed', 'moi c est', 'mme', 'mlle', 'monsieur', 'madame'],
  ...['domnul', 'doamna', 'dl', 'dna', 'd na', 'herr', 'herrn', 'frau', 'sr', 'sra', 'senor', 'senora'],
  ...['signor', 'signora', 'sig', 'sig ra', 'senhor', 'senhora', 'dhr', 'mevr', 'mevrouw', 'meneer', 'pani'],
];

/** Endings of a letter: a name in capitals after them is its last word. */
export const farewellCues: readonly string[] = [
  ...['regards', 'sincerely', 'yours truly', 'many thanks', 'best wishes'],
  ...['cordialement', 'bien a vous', 'salutations', 'cu stima', 'cu respect', 'cu drag'],
  ...['mit freundlichen grußen', 'mit freundlichen gruessen', 'viele gruße', 'liebe gruße', 'mfg'],
  ...['saludos', 'atentamente', 'un saludo', 'cordiali saluti', 'distinti saluti', 'saluti'],
  ...[
    'cumprimentos',
    'atenciosamente',
    'met vriendelijke groet',
    'met vriendelijke groeten',
    'groetjes',
    'groeten',
    'mvg',
  ],
  ...['pozdrawiam', 'z powazaniem'],
];

/** Words that stand where a name could and are none: "my name is not on it". */
export const noNames: ReadonlySet<string> = new Set(
  `a an and at but by for from has i in is it its misspelled missing my no not of on or printed so spelled still that the
  there they this to was we which with wrong wrongly written and because one
  au avec car ce c dans de des du elle en est et il j je la le les mais mal ma mon ne pas pour qui que sur un une
  am ar ca cu dar din e este eu gresit in iar la nu o pe si scris sunt un
  aber auf das dem der die ein eine falsch im in ist mit nicht und ich von war weil zu hier
  como con el en es esta la los mal mi no pero por que se todo un una y yo
  ma che con di e ed ho il in la le lo non per sbagliato scritto sono su sulla tutto un una
  com da do e em eu mas nao na no o os para por que tudo um uma errado
  aan als een en er het ik is maar met niet of om op van verkeerd voor was want
  ale bo do i ja jest na nie od oraz po to w z za ze zle`.split(/\s+/),
);

/** Small words inside a name: "de la Cruz", "van den Berg". */
export const nameParticles: ReadonlySet<string> = new Set(
  'al ben bin da das de del della den der di do dos du el la le los mac san st ten ter van vom von y zu'.split(' '),
);

/** Words beside which a number names an order, a parcel, a bill, an account or a customer. */
export const referenceCues: ReadonlySet<string> = new Set(
  `order orders orderno ordernumber invoice tracking parcel receipt account customer reference booking number iban
  commande commandes facture colis suivi compte numero dossier
  comanda comenzii comenzi factura facturii colet awb cont numarul numar cif
  bestellung bestellungen bestellnummer bestellnr auftrag auftragsnummer rechnung rechnungsnummer sendung
  sendungsnummer kundennummer kundennr konto vorgangsnummer
  pedido pedidos encargo seguimiento cuenta
  ordine ordini fattura spedizione conto
  encomenda encomendas fatura conta
  bestelling bestellingen bestelnummer ordernummer factuur factuurnummer klantnummer rekening
  zamowienie zamowienia zamowieniu zamowien faktura faktury przesylka przesylki paczka paczki numer klienta`.split(
    /\s+/,
  ),
);

/** Words beside which a number of seven digits or more is somebody's telephone; a shorter one may be the model of one. */
export const telephoneCues: ReadonlySet<string> = new Set(
  `phone telephone tel mobile cell cellphone whatsapp fax call ring contact portable joindre appeler appelez
  telefon telefonul sunati handy handynummer telefonnummer rufnummer telefono movil llamar llamen
  cellulare chiamare chiamatemi telefone telemovel celular ligar telefoon mobiel telefoonnummer bellen
  telefonu komorka komorkowy`.split(/\s+/),
);

/** Words beside which a number names goods, a size or an amount: it is never hidden. */
export const goodsCues: ReadonlySet<string> = new Set(
  `ean gtin isbn upc sku asin article articles art artikel artikelnummer articolo articol articolul articulo artigo
  artykul model modell modele modelul modelo modello model size sizes taille marime marimea grosse große talla taglia
  tamanho maat rozmiar mpn iphone galaxy serial product produkt produit produs producto prodotto produto price pret
  prix preis precio prezzo preco prijs cena`.split(/\s+/),
);

/** What a number counts when it stands before one of these. */
export const units: ReadonlySet<string> = new Set(
  `eur euro euros go mo years year jahre ans ani anos anni jaar lat lei leu ron bani zl pln zloty zlotych usd dollar dollars gbp pounds pound chf cm mm m km kg g gr ml l cl
  inch inches in gb mb tb mah w watt kw v volt hz px mp lumen lm rpm ma mh map pcs pieces buc bucati stuck szt stk uds x times days
  jours zile tage dias giorni dagen dni months mois luni monate`.split(/\s+/),
);

/** Street words before the street's name, and after it: those that say little by themselves need capitals around them. */
export const streetFirst: ReadonlySet<string> = new Set(
  `rue avenue boulevard bd bld allee impasse chemin quai route place
  strada str bulevardul bdul aleea calea soseaua sos intrarea splaiul piata
  calle avenida avda plaza paseo carrer camino ronda via viale piazza corso vicolo largo
  rua travessa praca estrada ulica ul aleja aleje plac osiedle os`.split(/\s+/),
);
export const vagueStreets: ReadonlySet<string> = new Set(
  `place route via largo str sos bd os plac corso camino ronda court close way drive square place st terrace plaza calea
  strada ring`.split(/\s+/),
);
export const streetLast: ReadonlySet<string> = new Set(
  `street st road rd avenue ave lane drive court close way square crescent terrace boulevard blvd`.split(/\s+/),
);
export const streetEndings: readonly string[] = [
  ...['straße', 'strasse', 'str', 'platz', 'allee', 'gasse', 'weg', 'damm'],
  ...['straat', 'laan', 'plein', 'gracht', 'kade', 'singel', 'dijk'],
];

/** Phrases after which an address stands, up to the end of the sentence. */
export const addressCues: readonly string[] = [
  ...['address is', 'new address', 'correct address', 'i live at', 'i live in', 'address'],
  ...['adresse est', 'j habite', 'nouvelle adresse', 'adresse'],
  ...['adresa mea este', 'adresa este', 'adresa e', 'adresa corecta', 'locuiesc', 'adresa'],
  ...['adresse ist', 'adresse lautet', 'ich wohne', 'wohnhaft', 'anschrift'],
  ...['direccion es', 'mi direccion', 'vivo en', 'direccion', 'domicilio'],
  ...['indirizzo e', 'abito in', 'indirizzo'],
  ...['morada e', 'endereco e', 'moro na', 'moro em', 'morada', 'endereco'],
  ...['adres is', 'ik woon', 'adres'],
  ...['adres to', 'moj adres', 'mieszkam', 'adres'],
];

/** Letters and digits of an IBAN by its country. */
export const ibanLengths: Readonly<Record<string, number>> = {
  ...{ ad: 24, at: 20, be: 16, bg: 22, ch: 21, cy: 28, cz: 24, de: 22, dk: 18, ee: 20, es: 24, fi: 18, fr: 27, gb: 22 },
  ...{ gr: 27, hr: 21, hu: 28, ie: 22, is: 26, it: 27, li: 21, lt: 20, lu: 20, lv: 21, mc: 27, md: 24, mt: 31, nl: 18 },
  ...{ no: 15, pl: 28, pt: 25, ro: 24, rs: 22, se: 24, si: 19, sk: 24, sm: 27, tr: 26, ua: 29 },
};

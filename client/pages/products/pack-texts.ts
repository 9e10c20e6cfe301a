import { words } from '../../../pipelines/domain/words.ts';

/** The texts of the pack that is handed on, and of the dialog it is made in. */
export const packTexts = {
  open: words('Hand on', 'Transmettre', 'Trimite mai departe'),
  dialog: words('Hand on what is known', 'Transmettre ce qui est connu', 'Trimite ce se știe'),
  recipient: words('For whom', 'Pour qui', 'Pentru cine'),
  language: words('Language', 'Langue', 'Limba'),
  markdown: words('Download as Markdown', 'Télécharger en Markdown', 'Descarcă în Markdown'),
  print: words('Print or save as PDF', 'Imprimer ou enregistrer en PDF', 'Tipărește sau salvează ca PDF'),
  recipients: {
    supplier: words('the supplier', 'le fournisseur', 'furnizor'),
    photo: words('the photo team', 'l’équipe photo', 'echipa foto'),
    size_guide: words('the size guide', 'le guide des tailles', 'ghidul de mărimi'),
  },
  titles: {
    supplier: words('Returns for the supplier', 'Retours pour le fournisseur', 'Retururi pentru furnizor'),
    photo: words('Returns for photo and text', 'Retours pour photo et texte', 'Retururi pentru foto și text'),
    size_guide: words(
      'Returns for the size guide',
      'Retours pour le guide des tailles',
      'Retururi pentru ghidul de mărimi',
    ),
  },
  asks: {
    supplier: words(
      'Please check the goods for the causes below, say what you find and from which delivery on it is mended.',
      'Merci de vérifier la marchandise pour les causes ci-dessous, de dire ce que vous trouvez et à partir de quelle livraison c’est corrigé.',
      'Vă rugăm să verificați marfa pentru cauzele de mai jos, să spuneți ce găsiți și de la ce livrare este remediat.',
    ),
    photo: words(
      'Customers found it other than shown. Please compare photo and description with the article itself.',
      'Des clients l’ont trouvé autre que montré. Merci de comparer photo et description avec l’article.',
      'Clienții l-au găsit altfel decât era prezentat. Vă rugăm să comparați fotografia și descrierea cu articolul.',
    ),
    size_guide: words(
      'Customers say how it fits. Please compare the size guide with the measures of the article.',
      'Les clients disent comment il taille. Merci de comparer le guide des tailles avec les mesures de l’article.',
      'Clienții spun cum se potrivește. Vă rugăm să comparați ghidul de mărimi cu măsurile articolului.',
    ),
  },
  figure: words('Figure', 'Chiffre', 'Cifră'),
  value: words('Value', 'Valeur', 'Valoare'),
  interval: words('95% interval', 'Intervalle à 95 %', 'Interval de 95 %'),
  covers: words('What this covers', 'Ce que cela couvre', 'Ce acoperă'),
  period: words('Period', 'Période', 'Perioadă'),
  allTime: words('All time', 'Toute la période', 'Toată perioada'),
  counted: words('Units count', 'Les unités comptent', 'Unitățile se socotesc'),
  part: words('Sales', 'Ventes', 'Vânzări'),
  allSales: words('all markets and channels', 'tous les marchés et canaux', 'toate piețele și canalele'),
  through: words('Data complete through', 'Données complètes jusqu’au', 'Date complete până la'),
  words: words('In the customers’ words', 'Avec les mots des clients', 'În cuvintele clienților'),
  wordsHint: words(
    'As they wrote them; the words that prove the reason are marked.',
    'Tels qu’écrits ; les mots qui prouvent le motif sont marqués.',
    'Așa cum au fost scrise; cuvintele care dovedesc motivul sunt marcate.',
  ),
} as const;

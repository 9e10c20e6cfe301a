import { listed } from './format.ts';

/**
 * What unknown exports call the things we read, in English, French, Romanian, German, Spanish, Italian, Portuguese, Dutch
 * and Polish. Compared as normalised headings; of several in one file the earlier in the list is meant.
 */
export const synonyms = {
  order_id: listed(`
    order_id, order id, order number, order name, order no, order #, order, id order, order reference, purchase order, sales
    order, numéro de commande, n° commande, n° de commande, no commande, référence commande, id commande, commande,
    nr comanda, nr. comanda, număr comandă, id comandă, comandă, bestellnummer, auftragsnummer, bestell-nr,
    auftrags-nr, bestellung, auftrag, número de pedido, nº pedido, id pedido, pedido, numero ordine, n. ordine, id
    ordine, ordine, número do pedido, número da encomenda, encomenda, bestelnummer, ordernummer, bestelling, numer
    zamówienia, nr zamówienia, zamówienie`),
  order_line_id: listed(`
    order_line_id, order item id, line item id, line id, item id, row id, order line, id order detail, id ligne, positionsnummer, id
    linie`),
  order_date: listed(`
    order_date, order date, ordered at, ordered on, order created at, purchase date, purchased at, sale date,
    created at, date created, date placed, order purchase timestamp, purchase timestamp, invoice date, order time, date, date de commande, date commande, date
    d'achat, data comenzii, data comandă, data comanda, bestelldatum, auftragsdatum, kaufdatum, datum, fecha de
    pedido, fecha pedido, fecha, data dell'ordine, data ordine, data, data do pedido, data da encomenda,
    besteldatum, orderdatum, data zamówienia`),
  customer: listed(`
    customer_id, customer id, customer number, customer email, customer e-mail, email, e-mail, buyer id, buyer
    email, user id, id client, e-mail client, client, kundennummer, kunden-id, kunden-nr, id cliente, codice
    cliente, klantnummer, id klienta, customer`),
  sku: listed(`
    sku, sku code, product sku, variant sku, merchant sku, item sku, lineitem sku, seller sku, item number, item no, item
    code, product code, product id, article number, article id, stock code, style number, ean, gtin, upc, pnk,
    référence produit, référence article, référence, réf, code article, cod produs, cod articol, id produs,
    artikelnummer, artikel-nr, artikelnr, art.-nr, bestandseinheit, produktnummer, referencia, código de producto,
    código, codice articolo, codice prodotto, codice, referência, código do produto, artikelcode, productcode, kod
    produktu, indeks, symbol`),
  product_name: listed(`
    product_name, product name, item name, lineitem name, product title, item title, title, product, item,
    description, article, produit, nom du produit, désignation, libellé, produs, nume produs, denumire produs,
    articol, produkt, produktname, artikel, artikelbezeichnung, bezeichnung, producto, nombre del producto,
    artículo, prodotto, nome prodotto, articolo, produto, nome do produto, productnaam, nazwa produktu`),
  style_id: listed('style_id, style, style code, model, parent sku, parent asin, modèle, modell'),
  category: listed(`
    category, product category, product category name, product type, department, product group, catégorie, rayon, categorie, kategorie,
    warengruppe, categoría, categoria, kategoria`),
  size: listed('size, taille, pointure, mărime, größe, talla, taglia, tamanho, maat, rozmiar'),
  colour: listed('colour, color, couleur, coloris, culoare, farbe, colore, cor, kleur, kolor'),
  supplier: listed(`
    supplier, brand, manufacturer, vendor, fournisseur, marque, furnizor, brand produs, lieferant, hersteller,
    marke, proveedor, marca, fornitore, fornecedor, leverancier, merk, dostawca, marka`),
  quantity: listed(`
    quantity, qty, units, quantity ordered, ordered quantity, units sold, pieces, product quantity, count, menge, anzahl, stückzahl,
    quantité, qté, qte, cantitate, cant, buc, cantidad, quantità, qtà, quantidade, aantal, hoeveelheid, ilość,
    liczba sztuk`),
  unit_price: listed(`
    unit_price, unit price, price, item price, price per unit, selling price, sale price, lineitem price, prix
    unitaire, prix, preț unitar, preț, pret unitar, einzelpreis, stückpreis, preis, precio unitario, precio, prezzo
    unitario, prezzo, preço unitário, preço, stukprijs, prijs, cena jednostkowa, cena`),
  list_price: listed(`
    list_price, list price, rrp, msrp, compare at price, regular price, uvp, prix catalogue, preț de listă`),
  image_url: listed(`
    image_url, image url, image link, product image url, picture url, photo url, url image, url de l'image, lien image,
    url imagine, link imagine, url poza, bild-url, bildlink, url imagen, url immagine, url imagem, afbeeldings-url,
    url zdjęcia`),
  line_total: listed(`
    line_total, line total, item total, total price, net sales, sales, amount, line amount, subtotal, revenue, order
    line total, total ligne, montant, total, valoare, total linie, gesamtpreis, positionssumme, betrag, umsatz,
    importe, importo, totale, valor, valor total, totaal, bedrag, wartość, kwota`),
  discount_share: listed(`
    discount_pct, discount percent, discount percentage, discount %, discount rate, remise %, rabatt %, reducere %,
    descuento %, sconto %, korting %, rabat %`),
  currency: listed(`
    currency, currency code, order currency, order currency code, devise, monedă, moneda, währung, divisa, valuta,
    moeda, waluta`),
  shipping_paid: listed(`
    shipping_paid, shipping paid, shipping price, shipping charged, shipping revenue, freight value, postage and handling, frais de
    port payés, taxă livrare, versandkosten kunde`),
  unit_cost: listed(`
    unit_cost, unit cost, cost, cogs, cost price, purchase price, prix de revient, prix d'achat, preț achiziție,
    einkaufspreis, ek-preis, coste, costo, custo, inkoopprijs, cena zakupu`),
  outbound_shipping_cost: listed(`
    outbound_shipping_cost, outbound shipping cost, shipping cost, freight cost, freight, delivery cost, frais
    d'expédition, frais de port, coût de livraison, cost livrare, cost transport, versandkosten, gastos de envío,
    costo di spedizione, costi di spedizione, custo de envio, frete, verzendkosten, koszt wysyłki`),
  warehouse: listed(`
    warehouse, location, fulfillment center id, fulfillment center, fulfilment centre, lager, lagerort, entrepôt,
    depozit, almacén, magazzino, armazém, magazijn, magazyn`),
  carrier: listed(`
    carrier, shipping carrier, courier, tracking company, shipping company, versanddienstleister, paketdienst,
    transporteur, curier, transportista, corriere, transportadora, vervoerder, przewoźnik, kurier`),
  packaging: listed(`
    packaging, package type, box type, emballage, ambalaj, verpackung, embalaje, imballaggio, embalagem, verpakking,
    opakowanie`),
  lot: listed(`
    lot, lot number, lot no, lot id, batch number, batch no, batch code, n° de lot, numéro de lot, număr lot, lot produs,
    chargennummer, chargen-nr, losnummer, lote, número de lote, lotto, numero lotto, numero di lotto, partijnummer,
    batchnummer, numer partii, nr partii`),
  packer: listed('packer, picker, packed by, picked by, préparateur, ambalat de, packer-id, gepackt von'),
  shipped_date: listed(`
    shipped_date, shipped date, ship date, shipped at, shipped on, date shipped, dispatch date, fulfilled at,
    shipping date, order delivered carrier date, date d'expédition, expédié le, data expedierii, data livrării către curier, versanddatum,
    versendet am, verschickt am, fecha de envío, data di spedizione, data spedizione, data de envio, verzenddatum,
    data wysyłki`),
  delivered_date: listed(`
    delivered_date, delivered date, delivery date, delivered at, delivered on, date delivered, order delivered customer date, date de livraison,
    livré le, data livrării, lieferdatum, zugestellt am, zustelldatum, fecha de entrega, data di consegna, data
    consegna, data de entrega, leverdatum, bezorgdatum, data dostawy`),
  line_status: listed(`
    line_status, order status, item status, delivery status, shipment status, fulfillment status, status, statut,
    état, statut commande, stare comandă, status comandă, status comanda, stare, bestellstatus, lieferstatus,
    estado, stato, stato ordine, estado do pedido, bestelstatus`),
  country: listed(`
    country, ship country, shipping country, delivery country, destination country, ship to country, customer
    country, country/region, country code, billing country, pays, pays de livraison, țara, tara, țară, tara livrare,
    land, lieferland, país, paese, nazione, kraj`),
  language: listed(`
    language, locale, customer language, langue, limba, limbă, sprache, idioma, lingua, taal, język`),
  channel: listed(`
    channel, marketplace, sales channel, source, store, shop, platform, canal, canal de vente, canal de vânzare,
    vertriebskanal, kanal, marktplatz, canale, verkoopkanaal, kanał`),
  seller: listed(`
    seller, seller name, merchant, vendeur, vânzător, verkäufer, händler, vendedor, venditore, verkoper, sprzedawca`),
  payment_method: listed(`
    payment_method, payment method, payment type, payment, mode de paiement, moyen de paiement, metodă de plată, mod
    plata, zahlungsart, zahlungsmethode, método de pago, metodo di pagamento, método de pagamento, betaalmethode,
    metoda płatności`),
  discount_code: listed(`
    discount_code, discount code, coupon, coupon code, voucher, promo code, promotion code, code promo, bon de
    réduction, cod reducere, cupon, gutscheincode, gutschein, cupón, codice sconto, cupom, kortingscode, kod
    rabatowy`),
  return_id: listed(`
    return_id, return id, return number, return name, return no, return, id order return, rma, rma number, rma id, rma no, n° retour,
    n° de retour, numéro de retour, id retur, nr retur, retur, retoure-nr, retourennummer, retouren-nr,
    rücksendenummer, número de devolución, numero reso, id reso, número da devolução, retournummer, numer zwrotu`),
  return_quantity: listed(`
    return_quantity, return quantity, returned quantity, quantity returned, qty returned, items returned, returned
    items, units returned, return qty, returned units, returned qty, retourmenge, menge retourniert, quantité
    retournée, qté retournée, cantitate returnată, cantidad devuelta, quantità resa, quantità restituita, quantidade
    devolvida, aantal retour, ilość zwrócona`),
  requested_date: listed(`
    requested_date, return_date, return date, return request date, return requested at, requested at, requested on,
    requested, request date, request time, request time (utc), return created at, returned at, returned on,
    retourendatum, rücksendedatum, rückgabedatum, retoure angemeldet am, date du retour, date de retour, date
    retour, date de demande, data cererii, data returului, data retur, fecha de devolución, data reso, data del
    reso, data da devolução, retourdatum, data zwrotu`),
  received_date: listed(`
    received_date, received at, received on, date received, return received at, return delivery date, return
    received date, eingangsdatum, eingegangen am, reçu le, date de réception, data recepției, data primirii, fecha
    de recepción, data ricezione, data de recebimento, ontvangen op, data przyjęcia`),
  refunded_date: listed(`
    refunded_date, refund date, refunded at, refunded on, date refunded, erstattet am, erstattungsdatum, remboursé
    le, date de remboursement, data rambursării, fecha de reembolso, data rimborso, data do reembolso, terugbetaald
    op, data refundacji`),
  return_status: listed(`
    return_status, return status, rma status, return state, return request status, request status, retourenstatus,
    retourstatus, statut du retour, statut retour, stare retur, status retur, estado de la devolución, stato reso,
    estado da devolução, status zwrotu`),
  reason_code: listed('reason_code, reason code, return reason code, retourengrund-code, code motif, cod motiv'),
  reason: listed(`
    reason, return reason, return item reason, primary reason, reason for return, return_reason, retourengrund, rückgabegrund, grund,
    rücksendegrund, motif, motif du retour, motif de retour, raison, raison du retour, motiv, motiv retur, motivul
    returului, motivo, motivo de la devolución, motivo devolución, motivo del reso, motivo reso, motivo da
    devolução, reden, reden van retour, retourreden, powód, powód zwrotu, przyczyna zwrotu`),
  sub_reason: listed(`
    sub reason, subreason, secondary reason, reason detail, reason details, detailgrund, sous-motif, submotiv`),
  comment: listed(`
    reason_text, comment, comments, customer comment, customer comments, customer note, note from customer, additional value, return
    note, return comment, return comments, notes, note, kundenkommentar, kommentar, bemerkung, anmerkung,
    commentaire, commentaire client, remarque, observații client, observații, comentariu, comentariu client,
    comentario, comentarios, commento, note cliente, comentário, opmerking, opmerkingen, komentarz, uwagi`),
  agent_note: listed(`
    agent_note, agent note, internal note, staff note, merchant note, interne notiz, note interne, notă internă`),
  inspection_note: listed(`
    inspection_note, inspection note, inspection notes, warehouse note, prüfnotiz, note d'inspection, notă inspecție`),
  resolution: listed(`
    resolution, outcome, requested resolution, return type, compensation, lösung, résolution, soluție, rezoluție,
    resolución, risoluzione, resolução, oplossing, rozwiązanie`),
  exchange_sku: listed('exchange_sku, exchange sku, exchange variant sku, replacement sku, umtausch-sku'),
  refund_amount: listed(`
    refund_amount, refund amount, refunded amount, amount refunded, refund, total refund, refund total,
    erstattungsbetrag, erstattung, montant remboursé, remboursement, valoare rambursată, suma rambursată, importe
    reembolsado, reembolso, importo rimborsato, rimborso, valor reembolsado, terugbetaald bedrag, kwota zwrotu,
    kwota refundacji`),
  refund_shipping_amount: listed('refund_shipping_amount, refunded shipping, shipping refunded, refund shipping'),
  fee_charged: listed(`
    fee_charged, restocking fee, return fee, handling fee, cost to customer, rücksendegebühr, frais facturés, taxă retur`),
  label_cost: listed(`
    label_cost, label cost, return label cost, return shipping cost, label rate, return postage, rücksendekosten,
    retourenkosten, frais de retour, coût du retour, cost transport retur, cost retur, coste de devolución, costo
    del reso, custo da devolução, retourkosten, koszt zwrotu`),
  paid_by: listed('paid_by, label paid by, return shipping paid by, label to be paid by'),
  return_method: listed('return_method, return method, rücksendeart, mode de retour, metodă retur'),
  return_carrier: listed('return_carrier, return carrier, return shipping carrier'),
  condition_grade: listed(`
    condition_grade, condition, item condition, grade, zustand, état du produit, stare produs, estado del producto,
    condizione, condição, staat, stan`),
  disposition: listed('disposition, final disposition, detailed disposition'),
  returned: listed(`
    returned, is returned, is return, return flag, retourniert, zurückgesendet, retourné, returnat, devuelto, reso,
    devolvido, geretourneerd, zwrócono`),
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Field = keyof typeof synonyms;

/** Spellings of yes in the languages above, lower case; and of what spreadsheets make of a truth value. */
export const yes = listed(
  'yes, y, true, 1, x, oui, vrai, da, adevărat, ja, wahr, sí, si, verdadero, sì, vero, sim, verdadeiro, waar, tak, prawda, returned',
);

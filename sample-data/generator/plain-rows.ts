import { groupOf } from '../../pipelines/domain/reasons.ts';
import { dayText } from './calendar.ts';
import type { Style } from './catalogue.ts';
import type { ReturnRow } from './journey.ts';
import type { Language } from './people.ts';
import type { Request } from './requests.ts';
import type { Parcel } from './shipping.ts';
import { csvCell, money } from './sink.ts';
import type { Words } from './words.ts';

export const returnsHeader =
  'return_id,order_id,order_line_id,sku,quantity,requested_date,received_date,inspected_date,refunded_date,restocked_date,' +
  'return_status,reason_code,reason_text,agent_note,inspection_note,resolution,exchange_sku,refund_amount,' +
  'refund_shipping_amount,fee_charged,currency,label_cost,paid_by,return_method,return_carrier,condition_grade,disposition\n';
export const shipmentsHeader =
  'order_id,sku,lot,warehouse,carrier,packaging,packer,outbound_shipping_cost,currency,shipped_date,delivered_date\n';
export const productsHeader = 'sku,product_name,style_id,category,size,colour,supplier,unit_cost,currency,list_price\n';
/** Headings that no reader takes for an export: the truth must not be loaded as returns. */
export const truthHeader = 'file,row_id,true_reason,true_group,other_true_reasons,spoken_language,planted\n';

/** A row of the returns file; Shopify's export has no line ids, so a return finds its line by order and SKU. */
export function returnRow(returnId: string, orderId: string, row: ReturnRow): string {
  return (
    `${returnId},${orderId},,${row.request.line.sku.sku},${row.request.quantity},${dayText(row.request.requestedDay)},${dayText(row.receivedDay)},` +
    `${dayText(row.inspectedDay)},${dayText(row.refundedDay)},${dayText(row.restockedDay)},${row.status},${row.code},` +
    `${csvCell(row.words.text)},${csvCell(row.agentNote)},${csvCell(row.inspectionNote)},${row.resolution},${row.exchangeSku},` +
    `${money(row.refundMinor)},${money(row.refundShippingMinor)},${money(row.feeMinor)},EUR,${money(row.labelMinor)},` +
    `${row.paidBy},${row.method},${row.carrier},${row.grade},${row.disposition}\n`
  );
}

/** What a row tells of a parcel: one article, or all (`sku` and `lot` blank), and what sending that cost. */
interface Packed {
  readonly sku: string;
  readonly lot: string;
  readonly costMinor: number;
}

/** A parcel, or one article of it. */
export function shipmentRow(orderId: string, { sku, lot, costMinor }: Packed, parcel: Parcel): string {
  const isKnown = parcel.deliveredDay !== null && parcel.isScanned;
  return (
    `${orderId},${sku},${lot},${parcel.warehouse},${parcel.carrier},${parcel.packaging},${parcel.packer},` +
    `${money(costMinor)},EUR,${dayText(parcel.shippedDay)},${isKnown ? dayText(parcel.deliveredDay) : ''}\n`
  );
}

/** One row for each SKU of a style. */
export function productRows(style: Style): string {
  return style.skus
    .map(
      ({ sku, size, colour }) =>
        `${sku},${style.name},${style.id},${style.category.name},${size},${colour},${style.supplier},` +
        `${money(style.costMinor)},EUR,${money(style.listMinor)}\n`,
    )
    .join('');
}

/** What is true of a return row: why it really came back and what the words say; language is blank where nobody wrote. */
export function truthRow(
  file: string,
  rowId: string,
  { reason, planted }: Request,
  words: Words,
  language: Language,
): string {
  const spoken = words.text === '' ? '' : language;
  const others = words.otherReasons.join(' ');
  return `${file},${rowId},${reason},${groupOf(reason)},${others},${spoken},${planted}\n`;
}

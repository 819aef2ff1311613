/**
 * The filed bikes as the phone knows them without a network: sorted 8-byte prefixes of SHA-256("operatorId/bikeId").
 *
 * Layout, big-endian: magic "FBI1", int64 builtAt (epoch milliseconds), int32 n, n × 8 bytes in byte order.
 *
 * An entry says "was filed when the index was built". Both directions can be wrong, and not alike: a bike filed since
 * then looks unfiled here (a wrongful impound if believed), a deregistered one still looks filed. So whatever comes
 * out is only ever shown as suspected, together with the index's age.
 */
const MAGIC = 0x46424931;
const HEADER_BYTES = 16;
const ENTRY_BYTES = 8;

export class FilingIndex {
  private constructor(
    private readonly view: DataView,
    readonly size: number,
    readonly builtAt: Date,
  ) {}

  /** @throws RangeError when the bytes are not a whole index: half a download must never answer "unfiled". */
  static read(bytes: ArrayBuffer): FilingIndex {
    if (bytes.byteLength < HEADER_BYTES) throw new RangeError('filing index: no header');
    const view = new DataView(bytes);
    if (view.getUint32(0) !== MAGIC) throw new RangeError('filing index: wrong magic');
    const size = view.getInt32(12);
    if (size < 0 || bytes.byteLength !== HEADER_BYTES + size * ENTRY_BYTES) {
      throw new RangeError('filing index: wrong length');
    }
    return new FilingIndex(view, size, new Date(Number(view.getBigInt64(4))));
  }

  async has(operatorId: string, bikeId: string): Promise<boolean> {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${operatorId}/${bikeId}`));
    return this.hasPrefix(new DataView(digest).getBigUint64(0));
  }

  hasPrefix(wanted: bigint): boolean {
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.view.getBigUint64(HEADER_BYTES + middle * ENTRY_BYTES);
      if (found === wanted) return true;
      if (found < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }
}

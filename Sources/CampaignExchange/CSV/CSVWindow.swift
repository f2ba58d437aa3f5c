import Glibc

/// The part of the input that is in memory: the record being read, whole, and what was read beyond it.
///
/// One byte past the end is always a line feed, so that scanning loops need no check of their bounds.
final class CSVWindow {
    private let source: any ByteSource
    private var capacity: Int
    private(set) var base: UnsafeMutablePointer<UInt8>
    private(set) var end = 0
    /// What to add to an index to have its place in the input.
    private(set) var fileOffset: Int64 = 0

    private static let chunk = FileByteSource.chunkSize

    init(source: any ByteSource) {
        self.source = source
        capacity = Self.chunk * 2
        base = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 1)
        base[0] = CSVByte.lineFeed
    }

    deinit {
        base.deallocate()
    }

    /// Moves the bytes from an index on to the front and reads more behind them; false when there is no more.
    func refill(keeping start: Int) throws(CSVError) -> Bool {
        if start > 0 {
            memmove(base, base + start, end - start)
            end -= start
            fileOffset += Int64(start)
        }
        if capacity - end < Self.chunk { grow() }
        let count: Int
        do throws(ByteSourceError) {
            count = try source.read(
                into: UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end))
        } catch { throw .reading(error) }
        end += count
        base[end] = CSVByte.lineFeed
        return count > 0
    }

    /// Starts again from the first byte.
    func rewind() throws(CSVError) {
        do throws(ByteSourceError) { try source.rewind() } catch { throw .reading(error) }
        end = 0
        fileOffset = 0
        base[0] = CSVByte.lineFeed
    }

    /// Forgets the bytes from an index on, all of which have been looked at.
    func discard(from index: Int) {
        fileOffset += Int64(end - index)
        end = index
        base[end] = CSVByte.lineFeed
    }

    private func grow() {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + 1)
        memcpy(larger, base, end)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}

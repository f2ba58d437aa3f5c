import CCmark
import Digests
import Testing

@Suite("Libraries that reports stand on")
struct LibraryTests {
    @Test("cmark is the version whose behavior the limits were measured on, or newer")
    func version() {
        #expect(cmark_version() >= (0 << 16 | 30 << 8 | 2))
    }

    @Test("Base64 of digests", arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foobar", "Zm9vYmFy")])
    func base64(_ text: String, _ expected: String) {
        #expect(SHA256.base64(Array(text.utf8)) == expected)
    }
}

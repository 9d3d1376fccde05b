// Characters that older encodings kept at private code points.
#pragma once

namespace yingbao::reading {

/// The standard code point of a character that GBK or an early GB18030 put into the private-use area (䶮 as U+E863);
/// any other character as it is.
char32_t standardised(char32_t c);

}  // namespace yingbao::reading

// Characters that look like an ideograph and are none: what copying out of a PDF or an old font makes of 身, 日, 石.
#pragma once

namespace yingbao {

/// The ordinary ideograph for a radical or a compatibility ideograph; any other character itself.
char32_t standard_ideograph(char32_t code_point);

}  // namespace yingbao

/// Elections in the files of Pabulib, which other programs read too, so that anybody can compare.
@NullMarked
package coop.mutirao.allocation.pabulib;

import org.jspecify.annotations.NullMarked;

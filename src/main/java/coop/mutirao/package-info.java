@NullMarked
package coop.mutirao;

import org.jspecify.annotations.NullMarked;

/// Programs that act for members.
@NullMarked
package coop.mutirao.program;

import org.jspecify.annotations.NullMarked;

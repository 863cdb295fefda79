/** Commands about prices: what is in force, what a file would change, and the change. */
@NullMarked
package dev.plumbline.deploy.standalone.cli.prices;

import org.jspecify.annotations.NullMarked;

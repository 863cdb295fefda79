/**
 * The dashboard as the server sends it: pages whose headline and facts are readable without JavaScript, and the files
 * that make them live.
 *
 * <p>Names that users choose only ever pass through {@link dev.plumbline.processors.query.pages.Markup}, which escapes
 * all text. No pages are made from concatenated strings.
 */
@NullMarked
package dev.plumbline.processors.query.pages;

import org.jspecify.annotations.NullMarked;

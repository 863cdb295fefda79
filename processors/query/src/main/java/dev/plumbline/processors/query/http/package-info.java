/**
 * HTTP of the API: routes, errors as problem+json, security headers, health and metrics.
 *
 * <p>Handlers read parameters, ask the answers, and write JSON or CSV; no arithmetic here.
 */
@NullMarked
package dev.plumbline.processors.query.http;

import org.jspecify.annotations.NullMarked;

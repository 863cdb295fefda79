/** Benchmarks that need the whole of Plumbline beside them; run as mains, not by the build. */
package dev.plumbline.deploy.standalone.bench;

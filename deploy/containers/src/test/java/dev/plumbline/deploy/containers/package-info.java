/**
 * The image as it is run: what it counts, what it keeps through a kill, as whom it runs. It says nothing about the
 * process itself, which {@code deploy/standalone} tests without containers.
 */
package dev.plumbline.deploy.containers;

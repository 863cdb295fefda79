/** The product as a user runs it: a process of its own, its command line, its HTTP answers. */
package dev.plumbline.deploy.standalone.whole;

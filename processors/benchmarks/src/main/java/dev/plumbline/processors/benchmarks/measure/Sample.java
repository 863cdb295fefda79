package dev.plumbline.processors.benchmarks.measure;

/**
 * How far a contender had come at one moment.
 *
 * @param seconds since the process began to measure
 * @param events dealt with
 * @param cpuSeconds of the process
 * @param compilerSeconds of these, what the threads of the JIT compilers used; 0 where the system does not say
 */
public record Sample(double seconds, long events, double cpuSeconds, double compilerSeconds) {}

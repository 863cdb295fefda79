package dev.plumbline.processors.rollups.partials;

import org.jspecify.annotations.Nullable;

/** A number for each distinct text, from 1 on. Open addressing; a text that is known is found without allocating. */
final class NameTable {

    private static final int SMALLEST = 16;

    private int[] hashes = new int[SMALLEST];
    private int[] numbers = new int[SMALLEST];
    private @Nullable String[] names = new String[SMALLEST];
    private int size;

    /** The number of the text, which gets the next one if it is new. */
    int number(String name) {
        int hash = spread(name.hashCode());
        int slot = hash & names.length - 1;
        while (names[slot] != null) {
            if (hashes[slot] == hash && name.equals(names[slot])) {
                return numbers[slot];
            }
            slot = slot + 1 & names.length - 1;
        }
        return add(hash, name);
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 16;
    }

    private int add(int hash, String name) {
        if (2 * (size + 1) > names.length) {
            grow();
        }
        put(hash, ++size, name);
        return size;
    }

    private void put(int hash, int number, String name) {
        int slot = hash & names.length - 1;
        while (names[slot] != null) {
            slot = slot + 1 & names.length - 1;
        }
        hashes[slot] = hash;
        numbers[slot] = number;
        names[slot] = name;
    }

    private void grow() {
        int[] oldHashes = hashes;
        int[] oldNumbers = numbers;
        @Nullable String[] oldNames = names;
        hashes = new int[2 * oldNames.length];
        numbers = new int[2 * oldNames.length];
        names = new String[2 * oldNames.length];
        for (int i = 0; i < oldNames.length; i++) {
            String name = oldNames[i];
            if (name != null) {
                put(oldHashes[i], oldNumbers[i], name);
            }
        }
    }
}

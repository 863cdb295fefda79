package dev.plumbline.deploy.containers;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.DockerClientFactory;

/** A named volume for the data of one test; containers come and go on it. Removed on close. */
record DataVolume(String name) implements AutoCloseable {
    private static DockerClient docker() {
        return DockerClientFactory.instance().client();
    }

    static DataVolume create() {
        return new DataVolume(docker().createVolumeCmd().exec().getName());
    }

    @Override
    public void close() {
        docker().removeVolumeCmd(name).exec();
    }
}
